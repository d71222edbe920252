package io.schedulebuilder.warehouse;

import io.schedulebuilder.store.PerformanceSummary;
import io.schedulebuilder.store.SweepSummary;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All that a warehouse wants each day: the sweep, then the statistics. */
@Command(
        name = "daily",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Do a day's upkeep: sweep, then update-performance. For cron.",
        description = {
            "Running it twice for a day changes nothing. If the statistics cannot be computed, what was swept stays"
                    + " swept."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:no page had a viewer in 30 days, or the warehouse refused", "2:wrong usage"},
        footer = {
            "",
            "Examples:",
            "  schedule-builder warehouse daily --warehouse duckdb:agency.duckdb",
            "  15 3 * * *  schedule-builder warehouse daily --warehouse duckdb:/srv/a.duckdb"
        })
public final class WarehouseDailyCommand implements Callable<Integer> {
    @Mixin
    UpkeepOptions upkeep;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    /** Both, as {@code --json} shows them. */
    public record View(UpkeepOptions.SweepView sweep, UpkeepOptions.PerformanceView updatePerformance) {}

    @Override
    public Integer call() {
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            SweepSummary swept = warehouse.sweep(upkeep.day);
            if (!talk.json && !talk.quiet) {
                talk.out().print(upkeep.text(swept)); // at once, as it is done whatever becomes of the rest
            }
            PerformanceSummary updated = warehouse.updatePerformance(upkeep.day);
            if (talk.json) {
                talk.answer(new View(upkeep.view(swept), upkeep.view(updated)));
            } else if (!talk.quiet) {
                talk.out().print(upkeep.text(updated));
            }
        }
        return ExitCodes.DONE;
    }
}
