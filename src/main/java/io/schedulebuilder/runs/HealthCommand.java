package io.schedulebuilder.runs;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.RulesOption;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.week.DataStates;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks whether builds work, for people and for monitoring. */
@Command(
        name = "health",
        header = "Check whether builds succeed, based on the log of the last seven days.",
        description = {
            "Builds count by their start time. Success rate: the share of builds in the last seven times 24 "
                    + "hours that wrote a week. A week with unplaced messages (PARTIAL) counts as a success. Mean "
                    + "duration: the same builds, including failed ones. Last success: the newest build that wrote a "
                    + "week. Errors: builds that failed in the last 24 hours, and the most within any 60 minutes. With "
                    + "no builds in seven days, only the last-success check applies. Builds that were refused because "
                    + "of their input do not count. A page of a batch counts with its share of the batch's time."
        },
        exitCodeList = {
            "0:healthy",
            "1:the warehouse cannot be read",
            "2:wrong usage",
            "5:success rate under 90%%, mean duration over 30 s, no success in 24 h, or more than 2 errors in an hour"
        },
        footer = {
            "  schedule-builder health --warehouse duckdb:agency.duckdb",
            "  schedule-builder health --json --as-of 2025-11-08T12:00-08:00"
        })
public final class HealthCommand implements Callable<Integer> {
    @Option(
            names = "--as-of",
            paramLabel = "T",
            description = "Look back from this time, such as 2025-11-03T09:30-08:00. Without an offset it is in "
                    + "America/Los_Angeles. Default: now.")
    Optional<AsOf> asOf = Optional.empty();

    @Mixin
    RulesOption rules;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        Instant moment = asOf.map(asked -> asked.in(Page.DEFAULT_ZONE))
                .orElseGet(Instant::now); // not truncated, so that a build of this second counts
        Health health;
        Optional<DataState> data;
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            health = Health.of(warehouse, moment);
            try (Snapshot snapshot = warehouse.read()) {
                data = DataStates.of(snapshot, moment, rules.folder());
            }
        }
        data.filter(DataState::isStale).ifPresent(state -> talk.say("warning: " + state.warning()));
        if (talk.json) {
            talk.answer(HealthView.json(health, data));
        } else if (!talk.quiet) {
            talk.out().print(HealthView.text(health, data, warehouseOptions.option()));
        } else if (!health.healthy()) {
            talk.out().println(HealthView.verdict(health, warehouseOptions.option()));
        }
        return health.healthy() ? ExitCodes.DONE : ExitCodes.GATE_FAILED;
    }
}
