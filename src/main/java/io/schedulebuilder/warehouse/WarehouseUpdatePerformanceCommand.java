package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Computes the statistics of captions anew. */
@Command(
        name = "update-performance",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Compute anew what each caption did on each page, from all messages sent before the day.",
        description = {
            "Fills caption_bandit_stats, for reports. Each message counts once, however often this runs: running it"
                    + " twice for a day changes nothing. Plans do not depend on it, as they read the messages themselves."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:up to date",
            "1:no page had a viewer in 30 days, or the warehouse refused; nothing was written",
            "2:wrong usage"
        },
        footer = {
            "",
            "Examples:",
            "  schedule-builder warehouse update-performance \\",
            "      --warehouse duckdb:agency.duckdb",
            "  schedule-builder warehouse update-performance --day 2025-11-10 --json"
        })
final class WarehouseUpdatePerformanceCommand implements Callable<Integer> {
    @Mixin
    UpkeepOptions upkeep;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            PerformanceSummary updated = warehouse.updatePerformance(upkeep.day);
            if (talk.json) {
                talk.answer(upkeep.view(updated));
            } else if (!talk.quiet) {
                talk.out().print(upkeep.text(updated));
            }
        }
        return ExitCodes.DONE;
    }
}
