package io.schedulebuilder.runs;

import io.schedulebuilder.store.RunOutcome;
import io.schedulebuilder.store.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether builds work: figures from the log of the last seven times 24 hours, each with its bound. Builds count by
 * their start time, from seven days before as-of until just before as-of. A build that refuses wrong input is not a
 * failed build; it is counted separately.
 *
 * @param runs how many builds started in seven days
 * @param succeeded how many of them wrote a week, whether or not all messages were placed
 * @param elapsed their total duration
 * @param lastSuccess when the latest build that wrote a week started, however long ago
 * @param errors how many builds failed in 24 hours
 * @param errorsInWorstHour the most that failed within any sixty minutes of these
 * @param refused how many builds started in seven days and had their input refused
 */
public record Health(
        Instant asOf,
        int runs,
        int succeeded,
        Duration elapsed,
        Optional<Instant> lastSuccess,
        int errors,
        int errorsInWorstHour,
        int refused) {
    /** The minimum share of builds that write a week, in percent. */
    public static final int LEAST_SUCCESSES = 90;

    /** The maximum mean duration. */
    public static final Duration LONGEST_MEAN = Duration.ofSeconds(30);

    /** The maximum age of the last success. */
    public static final Duration OLDEST_SUCCESS = Duration.ofHours(24);

    /** The maximum number of errors in an hour. */
    public static final int MOST_ERRORS_AN_HOUR = 2;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration HOUR = Duration.ofHours(1);

    /** The health of the builds in a warehouse's log. */
    public static Health of(Warehouse warehouse, Instant asOf) {
        return of(warehouse.outcomes(asOf.minus(WEEK), asOf), asOf);
    }

    /** @param outcomes in any order; those at or after as-of do not count */
    static Health of(List<RunOutcome> outcomes, Instant asOf) {
        List<RunOutcome> before = outcomes.stream()
                .filter(run -> run.startedAt().isBefore(asOf) && !run.refused())
                .toList();
        List<RunOutcome> week = since(before, asOf.minus(WEEK));
        List<Instant> errors = since(before, asOf.minus(DAY)).stream()
                .filter(run -> !run.succeeded())
                .map(RunOutcome::startedAt)
                .sorted()
                .toList();
        return new Health(
                asOf,
                week.size(),
                (int) week.stream().filter(RunOutcome::succeeded).count(),
                week.stream().map(RunOutcome::elapsed).reduce(Duration.ZERO, Duration::plus),
                before.stream()
                        .filter(RunOutcome::succeeded)
                        .map(RunOutcome::startedAt)
                        .max(Comparator.naturalOrder()),
                errors.size(),
                mostWithinAnHour(errors),
                (int) since(outcomes, asOf.minus(WEEK)).stream()
                        .filter(run -> run.startedAt().isBefore(asOf) && run.refused())
                        .count());
    }

    private static List<RunOutcome> since(List<RunOutcome> runs, Instant from) {
        return runs.stream().filter(run -> !run.startedAt().isBefore(from)).toList();
    }

    private static int mostWithinAnHour(List<Instant> inOrder) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < inOrder.size(); last++) {
            while (!inOrder.get(first).plus(HOUR).isAfter(inOrder.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** From 0 to 1; empty if no build started. */
    public OptionalDouble successRate() {
        return runs == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) succeeded / runs);
    }

    /** The mean of all builds, including failed ones, in seconds; empty if none started. */
    public OptionalDouble meanSeconds() {
        return runs == 0 ? OptionalDouble.empty() : OptionalDouble.of(elapsed.toNanos() / 1e9 / runs);
    }

    /** How long ago the last success started; empty if there was none. */
    public Optional<Duration> sinceLastSuccess() {
        return lastSuccess.map(success -> Duration.between(success, asOf));
    }

    /** Also true if no build started: then only the last-success check applies. */
    public boolean enoughSucceed() {
        return 100L * succeeded >= (long) LEAST_SUCCESSES * runs;
    }

    /** Also true if no build started. */
    public boolean fastEnough() {
        return elapsed.compareTo(LONGEST_MEAN.multipliedBy(runs)) <= 0;
    }

    /** Whether the last success is recent enough. */
    public boolean succeededLately() {
        return sinceLastSuccess()
                .filter(since -> since.compareTo(OLDEST_SUCCESS) <= 0)
                .isPresent();
    }

    /** Whether no hour had too many errors. */
    public boolean fewErrors() {
        return errorsInWorstHour <= MOST_ERRORS_AN_HOUR;
    }

    /** Whether every figure is within its bound. */
    public boolean healthy() {
        return faults().isEmpty();
    }

    /** The figures out of bounds, in words. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!enoughSucceed()) {
            faults.add(String.format(Locale.ROOT, "fewer than %d%% of builds succeed", LEAST_SUCCESSES));
        }
        if (!fastEnough()) {
            faults.add(String.format(Locale.ROOT, "builds take more than %d s", LONGEST_MEAN.toSeconds()));
        }
        if (!succeededLately()) {
            faults.add(String.format(Locale.ROOT, "no success: none in %d h", OLDEST_SUCCESS.toHours()));
        }
        if (!fewErrors()) {
            faults.add(String.format(Locale.ROOT, "more than %d errors in an hour", MOST_ERRORS_AN_HOUR));
        }
        return List.copyOf(faults);
    }
}
