package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.Warehouse;
import picocli.CommandLine.Command;

/** Ends locks whose day is over. */
@Command(
        name = "sweep",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "End the locks of days that are over.",
        description = {
            "A lock that ends so still keeps its caption from being sent again within a week; the sweep only says that it "
                    + "waits no longer. Sweeping twice ends nothing more."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:swept", "1:the warehouse refused", "2:wrong usage"},
        footer = {
            "",
            "Examples:",
            "  schedule-builder warehouse sweep --warehouse duckdb:agency.duckdb",
            "  schedule-builder warehouse sweep --day 2025-11-10 --json"
        })
final class WarehouseSweepCommand extends UpkeepCommand {
    @Override
    void keepUp(Warehouse warehouse) {
        SweepSummary swept = warehouse.sweep(upkeep.day);
        answer(upkeep.view(swept), upkeep.text(swept));
    }
}
