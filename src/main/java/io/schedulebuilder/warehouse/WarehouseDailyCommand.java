package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.Warehouse;
import picocli.CommandLine.Command;

/** The daily upkeep: the sweep, then the statistics. */
@Command(
        name = "daily",
        header = "Run the daily upkeep: sweep, then update-performance. Meant for cron.",
        description = {
            "Running it twice for the same day changes nothing more. If the statistics cannot be computed, "
                    + "the sweep is still done."
        },
        exitCodeList = {"0:done", "1:no page had a viewer in 30 days, or the warehouse failed", "2:wrong usage"},
        footer = {
            "  schedule-builder warehouse daily --warehouse duckdb:agency.duckdb",
            "  15 3 * * *  schedule-builder warehouse daily --warehouse duckdb:/srv/a.duckdb"
        })
public final class WarehouseDailyCommand extends UpkeepCommand {
    /** The JSON output of both steps. */
    public record View(UpkeepOptions.SweepView sweep, UpkeepOptions.PerformanceView updatePerformance) {}

    @Override
    void keepUp(Warehouse warehouse) {
        SweepSummary swept = warehouse.sweep(upkeep.day);
        if (!talk.json && !talk.quiet) {
            talk.out().print(upkeep.text(swept)); // now, because the sweep is done even if the update fails
        }
        PerformanceSummary updated = warehouse.updatePerformance(upkeep.day);
        talk.answer(() -> new View(upkeep.view(swept), upkeep.view(updated)), () -> upkeep.text(updated));
    }
}
