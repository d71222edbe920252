package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.Warehouse;
import picocli.CommandLine.Command;

/** Ends locks whose day is over. */
@Command(
        name = "sweep",
        header = "End caption locks of days that are over.",
        description = {
            "After its lock ends, a caption still cannot be sent again within a week. Sweeping twice changes "
                    + "nothing more."
        },
        exitCodeList = {"0:swept", "1:the warehouse failed", "2:wrong usage"},
        footer = {
            "  schedule-builder warehouse sweep --warehouse duckdb:agency.duckdb",
            "  schedule-builder warehouse sweep --day 2025-11-10 --json"
        })
final class WarehouseSweepCommand extends UpkeepCommand {
    @Override
    void keepUp(Warehouse warehouse) {
        SweepSummary swept = warehouse.sweep(upkeep.day);
        talk.answer(() -> upkeep.view(swept), () -> upkeep.text(swept));
    }
}
