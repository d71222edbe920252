package io.schedulebuilder.policy.view;

import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One field, cut at the literals that rules compare it with: within a cell, no rule can tell two values apart.
 *
 * @param cells in order of value; names in the order of the words, or of the alphabet
 */
public record Axis(Field field, List<Cell> cells) {
    /** Stands for the pages that no rule names. */
    public static final String ANY_OTHER_PAGE = "any";

    /**
     * A literal by itself, or what lies between two of them.
     *
     * @param value one of the cell's: a {@link BigDecimal} or a {@link String}
     * @param above the literal below it; empty at the low end, and for a literal or name itself
     * @param below the literal above it; empty at the high end, and for a literal or name itself
     */
    public record Cell(Object value, Optional<BigDecimal> above, Optional<BigDecimal> below) {
        static Cell of(Object value) {
            return new Cell(value, Optional.empty(), Optional.empty());
        }

        /** Whether it lies between literals, or beyond the last, so that its ends are not its own. */
        public boolean isBetween() {
            return above.isPresent() || below.isPresent();
        }

        /** The low end of a cell of numbers. */
        public BigDecimal low() {
            return isBetween() ? above.orElse(BigDecimal.ZERO) : (BigDecimal) value;
        }

        /** The high end of a cell of numbers; for the last one, a value in it. */
        public BigDecimal high() {
            return isBetween() ? below.orElse((BigDecimal) value) : (BigDecimal) value;
        }
    }

    /** Cuts a field at the literals of some rule books. */
    public static Axis of(Field field, Collection<RuleBook> books) {
        List<Token> literals = books.stream()
                .flatMap(book -> book.rules().stream())
                .flatMap(rule -> rule.conditions().comparisons())
                .filter(comparison -> comparison.field() == field)
                .map(Comparison::values)
                .flatMap(List::stream)
                .toList();
        return new Axis(field, field.kind() == Field.Kind.TEXT ? names(field, literals) : numbers(field, literals));
    }

    private static List<Cell> names(Field field, List<Token> literals) {
        Stream<String> names = field.names().isEmpty()
                ? Stream.concat(
                        literals.stream().map(Token::text).collect(Collectors.toCollection(TreeSet::new)).stream(),
                        Stream.of(ANY_OTHER_PAGE))
                : field.names().stream();
        return names.map(Cell::of).toList();
    }

    private static List<Cell> numbers(Field field, List<Token> literals) {
        TreeMap<BigDecimal, BigDecimal> borders = new TreeMap<>(Comparator.naturalOrder());
        literals.stream()
                .map(Token::number)
                .filter(number -> number.signum() >= 0)
                .forEach(number -> borders.putIfAbsent(number.stripTrailingZeros(), number));
        List<Cell> cells = new ArrayList<>();
        Optional<BigDecimal> last = Optional.empty();
        for (BigDecimal border : borders.values()) {
            between(field, last, Optional.of(border)).ifPresent(cells::add);
            if (AccountFields.possible(field, border)) {
                cells.add(Cell.of(border));
            }
            last = Optional.of(border);
        }
        between(field, last, Optional.empty()).ifPresent(cells::add);
        return List.copyOf(cells);
    }

    /** What lies between two literals, if an account can. */
    private static Optional<Cell> between(Field field, Optional<BigDecimal> low, Optional<BigDecimal> high) {
        BigDecimal value;
        if (high.isPresent()) {
            BigDecimal from = low.orElse(BigDecimal.ZERO);
            value = from.add(high.get()).divide(BigDecimal.valueOf(2));
            if (field == Field.MESSAGE_COUNT) {
                value = BigDecimal.valueOf(low.isPresent() ? from.longValue() + 1 : 0);
            }
            if (value.compareTo(high.get()) >= 0) {
                return Optional.empty();
            }
        } else if (field.kind() == Field.Kind.FRACTION) {
            value = low.orElse(BigDecimal.ZERO).add(BigDecimal.ONE).divide(BigDecimal.valueOf(2));
            if (low.isPresent() && low.get().compareTo(BigDecimal.ONE) >= 0) {
                return Optional.empty();
            }
        } else {
            value = BigDecimal.valueOf(low.map(BigDecimal::longValue).orElse(0L) * 2 + 1);
        }
        return Optional.of(new Cell(value, low, high));
    }

    /** Whether the cells are in order, so that neighbours make an interval. */
    boolean isOrdered() {
        return field.kind() != Field.Kind.TEXT;
    }

    /** Some cells for people: revenue from 25,000 to below 100,000; segment BUDGET or LUXURY. */
    public String text(BitSet some) {
        if (!isOrdered()) {
            return field.label()
                    + some.stream()
                            .mapToObj(i -> String.valueOf(cells.get(i).value()))
                            .map(name -> name.equals(ANY_OTHER_PAGE) ? "any other" : name)
                            .collect(Collectors.joining(" or ", " ", ""));
        }
        Cell first = cells.get(some.nextSetBit(0));
        Cell last = cells.get(some.length() - 1);
        if (first.equals(last) && !first.isBetween()) {
            return field.label() + " " + shown(first.value());
        }
        String low = first.isBetween()
                ? first.above()
                        .map(border -> " above " + AccountFields.shown(border))
                        .orElse("")
                : " from " + shown(first.value());
        String high = last.isBetween()
                ? last.below()
                        .map(border -> (low.isEmpty() ? " below " : " to below ") + AccountFields.shown(border))
                        .orElse("")
                : (low.isEmpty() ? " up to " : " to ") + shown(last.value());
        return field.label() + low + high;
    }

    private static String shown(Object value) {
        return AccountFields.shown((BigDecimal) value);
    }
}
