package io.schedulebuilder.runs;

import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.terminal.TextTable;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code health} shows: each figure next to its threshold. */
public final class HealthView {
    private HealthView() {}

    /** The JSON output, keys in snake case; missing figures are null. */
    public record Report(
            String asOf,
            boolean healthy,
            List<String> faults,
            Rate successRate,
            Mean meanDurationSeconds,
            Latest lastSuccess,
            Errors errors,
            int refusedInput,
            Optional<Plan.Data> data) {}

    /** A share, 0 to 1. */
    record Rate(Optional<Double> value, int runs, int succeeded, double atLeast, boolean holds) {}

    /** Seconds per build. */
    record Mean(Optional<Double> value, int runs, double atMost, boolean holds) {}

    /** When, and how long ago in seconds. */
    record Latest(Optional<String> value, Optional<Long> ageSeconds, long atMostSeconds, boolean holds) {}

    /** Builds that failed. */
    record Errors(int inLastDay, int inWorstHour, int atMostAnHour, boolean holds) {}

    static Report json(Health health, Optional<DataState> data) {
        return new Report(
                health.asOf().toString(),
                health.healthy(),
                health.faults(),
                new Rate(
                        health.successRate().stream().boxed().findFirst(),
                        health.runs(),
                        health.succeeded(),
                        Health.LEAST_SUCCESSES / 100.0,
                        health.enoughSucceed()),
                new Mean(
                        health.meanSeconds().stream().boxed().findFirst(),
                        health.runs(),
                        Health.LONGEST_MEAN.toSeconds(),
                        health.fastEnough()),
                new Latest(
                        health.lastSuccess().map(Instant::toString),
                        health.sinceLastSuccess().map(Duration::toSeconds),
                        Health.OLDEST_SUCCESS.toSeconds(),
                        health.succeededLately()),
                new Errors(health.errors(), health.errorsInWorstHour(), Health.MOST_ERRORS_AN_HOUR, health.fewErrors()),
                health.refused(),
                data.map(state -> Plan.Data.of(state, Optional.empty())));
    }

    /** @param warehouse the option for suggested commands, see {@link WarehouseOptions#option} */
    static String text(Health health, Optional<DataState> data, String warehouse) {
        return data.filter(DataState::isStale)
                        .map(state -> "Warning: " + state.warning() + "\n\n")
                        .orElse("")
                + "Builds as of " + health.asOf().truncatedTo(ChronoUnit.SECONDS) + ":\n"
                + TextTable.of(
                        List.of(
                                row(
                                        "success rate, 7 days",
                                        rate(health),
                                        "at least " + Health.LEAST_SUCCESSES + "%",
                                        health.enoughSucceed()),
                                row(
                                        "mean duration, 7 days",
                                        mean(health),
                                        "at most " + Health.LONGEST_MEAN.toSeconds() + " s",
                                        health.fastEnough()),
                                row(
                                        "last success",
                                        latest(health),
                                        "at most " + Health.OLDEST_SUCCESS.toHours() + " h ago",
                                        health.succeededLately()),
                                row(
                                        "errors, last 24 hours",
                                        health.errors() + ", " + health.errorsInWorstHour() + " in the worst hour",
                                        "at most " + Health.MOST_ERRORS_AN_HOUR + " in an hour",
                                        health.fewErrors())),
                        "  ")
                + refused(health)
                + data.flatMap(DataState::line).map(line -> line + "\n").orElse("")
                + verdict(health, warehouse) + "\n";
    }

    private static List<String> row(String what, String figure, String bound, boolean holds) {
        return List.of(what, figure, bound, holds ? "ok" : "NOT OK");
    }

    private static String rate(Health health) {
        return health.successRate().isEmpty()
                ? "no builds"
                : String.format(
                        Locale.ROOT,
                        "%.1f%% (%d of %d builds)",
                        Math.floor(1000.0 * health.succeeded() / health.runs()) / 10, // 89.96 is not 90.0
                        health.succeeded(),
                        health.runs());
    }

    private static String mean(Health health) {
        return health.meanSeconds().isEmpty()
                ? "no builds"
                : String.format(Locale.ROOT, "%.2f s", health.meanSeconds().getAsDouble());
    }

    private static String latest(Health health) {
        return health.sinceLastSuccess()
                .map(since -> (health.succeededLately() ? "" : "none in " + Health.OLDEST_SUCCESS.toHours() + " h; ")
                        + String.format(
                                Locale.ROOT,
                                "%d h %d min ago (%s)",
                                since.toHours(),
                                since.toMinutesPart(),
                                health.lastSuccess()
                                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS)
                                                .toString())
                                        .orElse("")))
                .orElse("none in " + Health.OLDEST_SUCCESS.toHours() + " h or before");
    }

    private static String refused(Health health) {
        return switch (health.refused()) {
            case 0 -> "";
            case 1 -> "One more build in 7 days was refused because of its input. It does not count.\n";
            default ->
                health.refused() + " more builds in 7 days were refused because of their input. They do not count.\n";
        };
    }

    static String verdict(Health health, String warehouse) {
        return health.healthy()
                ? "Healthy."
                : "Not healthy: " + String.join("; ", health.faults()) + ". Next: schedule-builder runs list"
                        + warehouse;
    }
}
