package io.schedulebuilder.policy.regions;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.Token;
import io.schedulebuilder.policy.language.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One field, cut at the literals that rules compare it with. No rule can distinguish two values within a cell.
 *
 * @param cells in order of value. Names are in the order of the enum, page names in alphabetical order with other pages
 *     last
 */
public record Axis(Field field, List<Cell> cells) {
    /** Represents the pages that no rule names. */
    public static final String ANY_OTHER_PAGE = "any";

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal MOST_MESSAGES = BigDecimal.valueOf(Integer.MAX_VALUE);

    /**
     * A single literal or name, or the interval between two literals.
     *
     * @param value a value in the cell: a {@link BigDecimal} or a {@link String}
     * @param above the literal below the interval; empty at the low end, and for a single literal or name
     * @param below the literal above the interval; empty at the high end, and for a single literal or name
     */
    public record Cell(Object value, Optional<BigDecimal> above, Optional<BigDecimal> below) {
        static Cell of(Object value) {
            return new Cell(value, Optional.empty(), Optional.empty());
        }

        /** Whether the cell is an interval between literals or beyond the last one, so that its ends are outside it. */
        public boolean isBetween() {
            return above.isPresent() || below.isPresent();
        }

        /** The low end of a cell of numbers. */
        public BigDecimal low() {
            return start().orElse(BigDecimal.ZERO);
        }

        /** The high end of a cell of numbers; for the last cell, a value in it. */
        public BigDecimal high() {
            return end().orElse((BigDecimal) value);
        }

        private Optional<BigDecimal> start() {
            return isBetween() ? above : Optional.of((BigDecimal) value);
        }

        private Optional<BigDecimal> end() {
            return isBetween() ? below : Optional.of((BigDecimal) value);
        }
    }

    /** Cuts a field at the literals of some rules. */
    public static Axis of(Field field, Collection<Rule> rules) {
        List<Token> literals = rules.stream()
                .flatMap(rule -> rule.conditions().comparisons())
                .filter(comparison -> comparison.field() == field)
                .map(Comparison::values)
                .flatMap(List::stream)
                .toList();
        if (field.kind() != Field.Kind.TEXT) {
            return ofNumbers(field, literals.stream().map(Token::number).toList());
        }
        return field.names().isEmpty()
                ? ofPages(literals.stream().map(Token::text).toList())
                : ofNames(field, field.names());
    }

    static Axis ofPages(Collection<String> literals) {
        List<String> names = literals.stream()
                .filter(literal -> !literal.isBlank())
                .map(literal -> new PageName(literal).value()) // as the warehouse writes it
                .distinct()
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        String other = ANY_OTHER_PAGE;
        while (names.contains(other)) {
            other += "'";
        }
        names.add(other);
        return ofNames(Field.PAGE_NAME, names);
    }

    private static Axis ofNames(Field field, List<String> names) {
        return new Axis(field, names.stream().map(Cell::of).toList());
    }

    static Axis ofNumbers(Field field, Collection<BigDecimal> literals) {
        TreeSet<BigDecimal> borders = new TreeSet<>();
        literals.stream()
                .filter(literal -> literal.signum() >= 0)
                .filter(literal -> greatest(field).map(literal::compareTo).orElse(-1) <= 0)
                .forEach(borders::add);
        List<Cell> cells = new ArrayList<>();
        Optional<BigDecimal> last = Optional.empty();
        for (BigDecimal border : borders) {
            between(field, last, Optional.of(border)).ifPresent(cells::add);
            if (field.allows(border)) {
                cells.add(Cell.of(border));
            }
            last = Optional.of(border);
        }
        between(field, last, Optional.empty()).ifPresent(cells::add);
        return new Axis(field, List.copyOf(cells));
    }

    private static Optional<BigDecimal> greatest(Field field) {
        return field.kind() == Field.Kind.WHOLE
                ? Optional.of(MOST_MESSAGES)
                : Optional.of(BigDecimal.ONE).filter(one -> field.kind() == Field.Kind.FRACTION);
    }

    /** The interval between two literals, if the field can have a value there. */
    private static Optional<Cell> between(Field field, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        BigDecimal from = low.orElse(BigDecimal.ZERO);
        BigDecimal value;
        if (field.kind() == Field.Kind.WHOLE && high.isPresent()) {
            value = BigDecimal.valueOf(low.isPresent() ? from.longValue() + 1 : 0);
        } else if (field.kind() != Field.Kind.FRACTION && high.isEmpty()) {
            BigDecimal beyond = BigDecimal.valueOf(from.longValue() * 2 + 1);
            value = greatest(field).map(beyond::min).orElse(beyond);
        } else {
            value = from.add(high.orElse(BigDecimal.ONE)).divide(TWO);
        }
        boolean aboveLow = low.isEmpty() || value.doubleValue() > from.doubleValue();
        boolean belowHigh =
                high.map(end -> value.doubleValue() < end.doubleValue()).orElse(true);
        return aboveLow && belowHigh ? Optional.of(new Cell(value, low, high)) : Optional.empty();
    }

    /** The number of cells, 1 or more. */
    public int size() {
        return cells.size();
    }

    /** A value of a cell. */
    public Object value(int cell) {
        return cells.get(cell).value();
    }

    /** A value of a cell, as conditions see it: a {@link Double} or a {@link String}. */
    public Object sample(int cell) {
        Object value = value(cell);
        return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
    }

    /** Whether the cells are ordered, so that neighbors form an interval. */
    public boolean isOrdered() {
        return field.kind() != Field.Kind.TEXT;
    }

    /** The literal at which a run of cells starts; empty if it starts with the lowest value. */
    public Optional<BigDecimal> lowOf(BitSet run) {
        return run.nextSetBit(0) == 0
                ? Optional.empty()
                : cells.get(run.nextSetBit(0)).start();
    }

    /** The literal at which a run of cells ends; empty if it ends with the highest value. */
    public Optional<BigDecimal> highOf(BitSet run) {
        return run.length() == size()
                ? Optional.empty()
                : cells.get(run.length() - 1).end();
    }

    /**
     * Describes some cells in a sentence: revenue from 25,000 on; any page but ava.
     *
     * @param some some of the cells, not all; consecutive if the axis is ordered
     */
    public String describe(BitSet some) {
        if (isOrdered()) {
            return field.label() + " " + interval(some, false);
        }
        return field == Field.PAGE_NAME && some.get(size() - 1)
                ? "any " + field.label() + " but " + Wording.either(names(cell -> !some.get(cell)))
                : field.label() + " " + Wording.either(names(some::get));
    }

    /** Describes some cells in a table: revenue from 25,000; page mia or any other. */
    public String text(BitSet some) {
        String other = field == Field.PAGE_NAME && some.get(size() - 1) ? " or any other" : "";
        return field.label() + " "
                + (isOrdered()
                        ? interval(some, true)
                        : (String.join(" or ", names(some::get)) + other).replaceFirst("^ or ", ""));
    }

    /** The names of the wanted cells, without the cell of other pages. */
    private List<String> names(IntPredicate wanted) {
        return IntStream.range(0, field == Field.PAGE_NAME ? size() - 1 : size())
                .filter(wanted)
                .mapToObj(cell -> String.valueOf(value(cell)))
                .toList();
    }

    /** @param brief whether to write numbers as in the rules, and to include ends that no value exceeds */
    private String interval(BitSet run, boolean brief) {
        Function<BigDecimal, String> shown = brief ? Wording::written : Wording::value;
        Cell first = cells.get(run.nextSetBit(0));
        Cell last = cells.get(run.length() - 1);
        if (first.equals(last) && !first.isBetween()) {
            return (brief ? "" : "at ") + shown.apply(first.low());
        }
        String low = (brief ? first.start() : lowOf(run)).map(shown).orElse("");
        String high = (brief ? last.end() : highOf(run)).map(shown).orElse("");
        if (low.isEmpty()) {
            return (last.isBetween() ? "below " : "up to ") + high;
        }
        String from = (first.isBetween() ? "above " : "from ") + low;
        if (high.isEmpty()) {
            return brief || first.isBetween() ? from : from + " on";
        }
        return from + (last.isBetween() ? " to below " : " to ") + high;
    }
}
