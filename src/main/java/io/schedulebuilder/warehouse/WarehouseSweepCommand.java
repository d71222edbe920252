package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
final class WarehouseSweepCommand implements Callable<Integer> {
    @Mixin
    UpkeepOptions upkeep;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            SweepSummary swept = warehouse.sweep(upkeep.day);
            if (talk.json) {
                talk.answer(upkeep.view(swept));
            } else if (!talk.quiet) {
                talk.out().print(upkeep.text(swept));
            }
        }
        return ExitCodes.DONE;
    }
}
