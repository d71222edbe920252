package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.Warehouse;
import picocli.CommandLine.Command;

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
final class WarehouseUpdatePerformanceCommand extends UpkeepCommand {
    @Override
    void keepUp(Warehouse warehouse) {
        PerformanceSummary updated = warehouse.updatePerformance(upkeep.day);
        answer(upkeep.view(updated), upkeep.text(updated));
    }
}
