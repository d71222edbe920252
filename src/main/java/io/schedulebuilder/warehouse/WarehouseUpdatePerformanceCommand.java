package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.Warehouse;
import picocli.CommandLine.Command;

/** Recomputes the statistics of captions. */
@Command(
        name = "update-performance",
        header = "Recompute how each caption performed on each page, from all messages sent before the day.",
        description = {
            "Fills caption_bandit_stats for reports. Each message counts once, so running it twice for the "
                    + "same day changes nothing. Plans do not use this table: they read the messages."
        },
        exitCodeList = {
            "0:up to date",
            "1:no page had a viewer in 30 days, or the warehouse failed; nothing was written",
            "2:wrong usage"
        },
        footer = {
            "  schedule-builder warehouse update-performance \\",
            "      --warehouse duckdb:agency.duckdb",
            "  schedule-builder warehouse update-performance --day 2025-11-10 --json"
        })
final class WarehouseUpdatePerformanceCommand extends UpkeepCommand {
    @Override
    void keepUp(Warehouse warehouse) {
        PerformanceSummary updated = warehouse.updatePerformance(upkeep.day);
        talk.answer(() -> upkeep.view(updated), () -> upkeep.text(updated));
    }
}
