package io.schedulebuilder.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The values a policy parameter can have, their bounds, and how they are shown.
 *
 * @param <T> the Java type of a value
 */
public sealed interface ParameterType<T> {
    /** A value in a message: 1,000 or 5–7. */
    String shown(T value);

    /** A value in a report, with its unit: 75 min. */
    default String told(T value) {
        return shown(value);
    }

    /** A value as a plan stores it: a number, a text or a list of numbers. */
    default Object written(T value) {
        return value;
    }

    /** Reads a value that {@link #written} returned. */
    @SuppressWarnings("unchecked") // written() returns the value itself where this is not overridden
    default T read(Object written) {
        return (T) written;
    }

    /** The value as a number, to compare two values; a list or a name has none. */
    default double number(T value) {
        return ((Number) value).doubleValue();
    }

    /**
     * A whole number.
     *
     * @param ofAnHour whether the number must also divide an hour
     */
    record Whole(int low, int high, boolean ofAnHour) implements ParameterType<Integer> {
        /** Whether the number is a value of this type. */
        public boolean has(int value) {
            return value >= low && value <= high && !(ofAnHour && (value == 0 || 60 % value != 0));
        }

        @Override
        public String shown(Integer value) {
            return Counted.grouped(value);
        }

        @Override
        public String told(Integer value) {
            return Integer.toString(value);
        }
    }

    /** Whole minutes, from 0. */
    record Minutes(int high) implements ParameterType<Duration> {
        @Override
        public Object written(Duration value) {
            return Math.toIntExact(value.toMinutes());
        }

        @Override
        public Duration read(Object written) {
            return Duration.ofMinutes((Integer) written);
        }

        @Override
        public String shown(Duration value) {
            return Counted.grouped(value.toMinutes());
        }

        @Override
        public String told(Duration value) {
            return value.toMinutes() + " min";
        }

        @Override
        public double number(Duration value) {
            return value.toMinutes();
        }
    }

    /**
     * A number that may have decimals. It is stored without trailing zeros, so that 0.50 equals 0.5.
     *
     * @param isFraction whether it is a fraction or a multiple, where people may write percents by mistake
     */
    record Decimal(BigDecimal low, BigDecimal high, boolean isFraction) implements ParameterType<BigDecimal> {
        @Override
        public BigDecimal read(Object written) {
            return ((BigDecimal) written).stripTrailingZeros();
        }

        @Override
        public String shown(BigDecimal value) {
            return value.toPlainString();
        }
    }

    /**
     * One of some names.
     *
     * @param kind what messages call one of the names
     */
    record Name<E extends Enum<E>>(String kind, List<E> values) implements ParameterType<E> {
        /** The names as rule files write them. */
        public List<String> names() {
            return values.stream().map(Enum::name).toList();
        }

        @Override
        public Object written(E value) {
            return value.name();
        }

        @Override
        public E read(Object written) {
            return values.get(names().indexOf(written));
        }

        @Override
        public String shown(E value) {
            return value.name();
        }
    }

    /** A range of two whole numbers, both included. */
    record Span(int high) implements ParameterType<Range> {
        @Override
        public String shown(Range range) {
            return range.low() + "–" + range.high();
        }

        @Override
        public double number(Range range) {
            return range.middle();
        }
    }

    /** Opening and closing time of a day. */
    record Hours() implements ParameterType<ActiveHours> {
        @Override
        public String shown(ActiveHours hours) {
            return hours.start() + "–" + hours.end();
        }
    }

    /** A set of hours, 0 to 23. */
    record HourSet() implements ParameterType<SortedSet<Integer>> {
        @Override
        public Object written(SortedSet<Integer> hours) {
            return List.copyOf(hours);
        }

        @Override
        public SortedSet<Integer> read(Object written) {
            return Collections.unmodifiableSortedSet(((List<?>) written)
                    .stream().map(Integer.class::cast).collect(Collectors.toCollection(TreeSet::new)));
        }

        @Override
        public String shown(SortedSet<Integer> hours) {
            return hours.toString();
        }

        @Override
        public String told(SortedSet<Integer> hours) {
            return hours.isEmpty()
                    ? "none"
                    : hours.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    /** Shares of the price tiers that add up to 1. */
    record Shares() implements ParameterType<PriceMix> {
        @Override
        public String shown(PriceMix mix) {
            return mix.budget().toPlainString() + "/" + mix.mid().toPlainString() + "/"
                    + mix.premium().toPlainString();
        }
    }

    /** For each price tier, the least and the most share. */
    record ShareRanges() implements ParameterType<PriceMixBounds> {
        @Override
        public String shown(PriceMixBounds bounds) {
            return PriceTier.PAID.stream()
                    .map(tier -> bounds.of(tier) + " " + tier.label())
                    .collect(Collectors.joining(", "));
        }
    }

    /** A range from low to high, both included. */
    record Range(int low, int high) {
        /** The midpoint, rounded down. */
        public int middle() {
            return (low + high) / 2;
        }
    }

    /** Any whole number within bounds. */
    static Whole whole(int low, int high) {
        return new Whole(low, high, false);
    }

    /** A fraction or a multiple. */
    static Decimal fraction(String high) {
        return new Decimal(BigDecimal.ZERO, new BigDecimal(high), true);
    }
}
