package io.schedulebuilder.policy.check;

import io.schedulebuilder.policy.language.FaultText;
import io.schedulebuilder.policy.language.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A number from 0 on: the borders that rules name, and what lies between them.
 *
 * @param cells in ascending order, together all values that the field can have
 */
record NumberAxis(Field field, List<Cell> cells) implements Axis {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal MOST_MESSAGES = BigDecimal.valueOf(Integer.MAX_VALUE);

    /**
     * A border, or all between two.
     *
     * @param low empty: from the least value on
     * @param high empty: to the greatest
     */
    record Cell(Optional<BigDecimal> low, Optional<BigDecimal> high, BigDecimal sample) {
        static Cell border(BigDecimal value) {
            return new Cell(Optional.of(value), Optional.of(value), value);
        }

        /** Whether it is one value. */
        boolean isBorder() {
            return low.isPresent() && low.equals(high);
        }
    }

    /**
     * Cuts a field.
     *
     * @param literals what rules compare the field with; those that it can never have cut nothing
     */
    static NumberAxis of(Field field, Collection<BigDecimal> literals) {
        boolean whole = field == Field.MESSAGE_COUNT;
        Optional<BigDecimal> greatest = whole
                ? Optional.of(MOST_MESSAGES)
                : Optional.of(BigDecimal.ONE).filter(one -> field.kind() == Field.Kind.FRACTION);
        TreeSet<BigDecimal> borders = new TreeSet<>();
        literals.stream()
                .filter(literal -> literal.signum() >= 0)
                .filter(literal -> greatest.isEmpty() || literal.compareTo(greatest.get()) <= 0)
                .forEach(borders::add);
        List<Cell> cells = new ArrayList<>();
        Optional<BigDecimal> low = Optional.empty();
        for (BigDecimal border : borders) {
            between(low, Optional.of(border), border, whole).ifPresent(cells::add);
            if (!whole || isWhole(border)) {
                cells.add(Cell.border(border));
            }
            low = Optional.of(border);
        }
        BigDecimal last = low.orElse(BigDecimal.ZERO);
        between(
                        low,
                        Optional.empty(),
                        whole ? MOST_MESSAGES.add(BigDecimal.ONE) : greatest.orElseGet(() -> last.add(TWO)),
                        whole)
                .ifPresent(cells::add);
        return new NumberAxis(field, List.copyOf(cells));
    }

    /**
     * The values between two borders, without them; empty if there is none that a rule could meet.
     *
     * @param end the upper border, or a value that stands for it
     */
    private static Optional<Cell> between(
            Optional<BigDecimal> low, Optional<BigDecimal> high, BigDecimal end, boolean whole) {
        BigDecimal from = low.orElse(BigDecimal.ZERO);
        BigDecimal middle = from.add(end).divide(TWO);
        BigDecimal nextWhole = from.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
        BigDecimal sample = !whole ? middle : low.isEmpty() ? BigDecimal.ZERO : nextWhole;
        boolean aboveLow = low.isEmpty() || sample.doubleValue() > from.doubleValue();
        boolean belowHigh = sample.doubleValue() < end.doubleValue();
        return aboveLow && belowHigh ? Optional.of(new Cell(low, high, sample)) : Optional.empty();
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    @Override
    public int size() {
        return cells.size();
    }

    @Override
    public Object sample(int cell) {
        return cells.get(cell).sample().doubleValue();
    }

    @Override
    public boolean isOrdered() {
        return true;
    }

    /** The literal at which a run of cells begins; empty if it begins with the least value. */
    Optional<BigDecimal> lowOf(BitSet run) {
        return run.nextSetBit(0) == 0
                ? Optional.empty()
                : cells.get(run.nextSetBit(0)).low();
    }

    /** The literal at which a run of cells ends; empty if it ends with the greatest value. */
    Optional<BigDecimal> highOf(BitSet run) {
        return run.length() == cells.size()
                ? Optional.empty()
                : cells.get(run.length() - 1).high();
    }

    @Override
    public String describe(BitSet run) {
        return field.label() + " " + interval(run);
    }

    private String interval(BitSet run) {
        Cell first = cells.get(run.nextSetBit(0));
        Cell last = cells.get(run.length() - 1);
        Optional<String> low = lowOf(run).map(FaultText::value);
        Optional<String> high = highOf(run).map(FaultText::value);
        if (first.equals(last) && first.isBorder()) {
            return "at " + FaultText.value(first.sample());
        }
        if (low.isEmpty()) {
            return (last.isBorder() ? "up to " : "below ") + high.orElseThrow();
        }
        if (high.isEmpty()) {
            return first.isBorder() ? "from " + low.get() + " on" : "above " + low.get();
        }
        return (first.isBorder() ? "from " : "above ")
                + low.get()
                + (last.isBorder() ? " to " : " to below ")
                + high.get();
    }
}
