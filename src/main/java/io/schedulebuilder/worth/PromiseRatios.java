package io.schedulebuilder.worth;

import io.schedulebuilder.domain.PageName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What pages earn per promised dollar, learned from their weeks. A week says more the more PPVs of equal size it has, and
 * less the older it is: its weight halves after {@value #HALF_LIFE_DAYS} days.
 */
public final class PromiseRatios {
    /** The age in days at which a week counts half. */
    static final double HALF_LIFE_DAYS = 42;

    /** Monday at midnight in the default zone, in winter. */
    private static final Instant A_MONDAY = Instant.parse("1970-01-05T08:00:00Z");

    private static final double SECONDS_A_DAY = 86_400;

    /** How much the levels of a page's weeks differ: a standard deviation of 10%. */
    private static final double WEEK_VARIANCE = 0.01;

    /** How much the earnings of a single PPV differ from its promise: a standard deviation of 60%. */
    private static final double MESSAGE_VARIANCE = 0.36;

    /** A week that earned nothing counts as a twentieth of its promise, because 0 has no logarithm. */
    private static final double LEAST_RATIO = 0.05;

    private final Map<PageName, Integer> numbers;
    private final Map<PageName, Totals> totals;
    private final PooledRatio pooled;

    private PromiseRatios(Map<PageName, Integer> numbers, Map<PageName, Totals> totals, PooledRatio pooled) {
        this.numbers = numbers;
        this.totals = totals;
        this.pooled = pooled;
    }

    /**
     * A ratio that is known up to a spread.
     *
     * @param median above 0
     * @param spread standard deviation of its logarithm
     */
    public record Ratio(double median, double spread) {
        /** The standard normal quantile of 90%. */
        private static final double Z_80 = 1.2815515655446004;

        /** The lower end of the 80% interval. */
        public double low() {
            return median * StrictMath.exp(-Z_80 * spread);
        }

        /** The upper end of the 80% interval. */
        public double high() {
            return median * StrictMath.exp(Z_80 * spread);
        }
    }

    /**
     * What messages promised and earned together.
     *
     * @param promised dollars
     * @param squares sum of the squared promises
     * @param earned dollars
     */
    public record Totals(int messages, double promised, double squares, double earned) {
        private static final Totals NONE = new Totals(0, 0, 0, 0);

        /** Earned per promised dollar. */
        public double ratio() {
            return earned / promised;
        }

        private Totals plus(Totals other) {
            return new Totals(
                    messages + other.messages,
                    promised + other.promised,
                    squares + other.squares,
                    earned + other.earned);
        }

        private PooledRatio.Observation observation(int page, double ageDays) {
            double evenMessages = promised * promised / squares;
            return new PooledRatio.Observation(
                    page,
                    StrictMath.log(Math.max(LEAST_RATIO, earned / promised)),
                    WEEK_VARIANCE + MESSAGE_VARIANCE / evenMessages,
                    StrictMath.pow(0.5, ageDays / HALF_LIFE_DAYS));
        }
    }

    /**
     * Learns from messages.
     *
     * @param asOf from which a week's age counts
     * @param promise what counts as a message's promise, in dollars above 0
     */
    public static PromiseRatios of(
            List<PromisedMessage> messages, Instant asOf, ToDoubleFunction<PromisedMessage> promise) {
        Map<PageName, Map<Long, Totals>> weeks = new TreeMap<>(Comparator.comparing(PageName::value));
        for (PromisedMessage message : messages) {
            double promised = promise.applyAsDouble(message);
            weeks.computeIfAbsent(message.page(), page -> new TreeMap<>())
                    .merge(
                            week(message.plannedAt()),
                            new Totals(1, promised, promised * promised, message.earned()),
                            Totals::plus);
        }
        Map<PageName, Integer> numbers = new TreeMap<>(Comparator.comparing(PageName::value));
        Map<PageName, Totals> totals = new TreeMap<>(Comparator.comparing(PageName::value));
        List<PooledRatio.Observation> observations = new ArrayList<>();
        weeks.forEach((page, ofPage) -> {
            int number = numbers.size();
            numbers.put(page, number);
            totals.put(page, sum(ofPage.values()));
            ofPage.forEach((week, total) -> observations.add(total.observation(number, age(week, asOf))));
        });
        return new PromiseRatios(numbers, totals, PooledRatio.of(observations, numbers.size()));
    }

    private static long week(Instant time) {
        return Math.floorDiv(Duration.between(A_MONDAY, time).toDays(), 7);
    }

    /** The age of a week's middle in days, 0 or more. */
    private static double age(long week, Instant asOf) {
        Instant middle = A_MONDAY.plus(Duration.ofHours((7 * 24) * week + 84));
        return Math.max(0, Duration.between(middle, asOf).toSeconds() / SECONDS_A_DAY);
    }

    private static Totals sum(Collection<Totals> all) {
        return all.stream().reduce(Totals.NONE, Totals::plus);
    }

    /** All pages together. */
    public Ratio ofAll() {
        return pooled.ofAll();
    }

    /** One page; for a page without promises, what the others say. */
    public Ratio ofPage(PageName page) {
        return Optional.ofNullable(numbers.get(page)).map(pooled::ofPage).orElseGet(pooled::ofAnotherPage);
    }

    /** The pages with promises, in order of name. */
    public List<PageName> pages() {
        return List.copyOf(totals.keySet());
    }

    /** What all pages' messages promised and earned. */
    public Totals totals() {
        return sum(totals.values());
    }

    /** What a page's messages promised and earned; nothing for a page without promises. */
    public Totals totals(PageName page) {
        return Optional.ofNullable(totals.get(page)).orElse(Totals.NONE);
    }
}
