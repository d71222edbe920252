package io.schedulebuilder.policy.language;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The conditions of a rule, as a tree with the places in the file. */
public sealed interface Condition {
    /** The parts of the condition, in the order of the file. */
    List<? extends Condition> parts();

    /** All comparisons in the tree, in the order of the file. */
    default Stream<Comparison> comparisons() {
        return parts().stream().flatMap(Condition::comparisons);
    }

    /** All patterns in the tree, in the order of the file. */
    default Stream<Pattern> patterns() {
        return parts().stream().flatMap(Condition::patterns);
    }

    /**
     * Whether the condition holds. A test verifies that the rule engine gives the same answer. Use this for thousands
     * of evaluations, or to find out which part failed.
     *
     * @param values the values of at least the fields that the condition uses
     */
    boolean holds(FieldValues values);

    /**
     * Whether it uses a field that rules of the first round fix, so that it can only be evaluated in the second round.
     */
    default boolean readsWhatRulesFix() {
        return patterns().anyMatch(pattern -> pattern.fact().isResolvedByRules());
    }

    /** The text of the condition, with values as in the file. */
    default String written() {
        return text(Token::asWritten, false);
    }

    /** Text that is equal for conditions that differ only in how numbers are written: 0.30 becomes 0.3. */
    default String meaning() {
        return text(
                token -> token.is(Token.Kind.NUMBER)
                        ? token.number().stripTrailingZeros().toPlainString()
                        : token.asWritten(),
                false);
    }

    /**
     * The condition as a person would write it.
     *
     * @param nested whether it is inside another condition, where joined parts need parentheses
     */
    default String text(Function<Token, String> value, boolean nested) {
        boolean several = parts().size() > 1;
        boolean facts = patterns().findAny().isPresent();
        String join = this instanceof Any ? (facts ? " or " : " || ") : (facts ? " and " : " && ");
        String text = parts().stream().map(part -> part.text(value, several)).collect(Collectors.joining(join));
        return nested && several ? "(" + text + ")" : text;
    }

    /** Holds if all parts hold, or if there are no parts. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(FieldValues values) {
            return parts.stream().allMatch(part -> part.holds(values));
        }
    }

    /** Holds if at least one part holds. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(FieldValues values) {
            return parts.stream().anyMatch(part -> part.holds(values));
        }
    }

    /** Holds if the pattern does not match. */
    record Not(Pattern pattern) implements Condition {
        @Override
        public List<Pattern> parts() {
            return List.of(pattern);
        }

        @Override
        public boolean holds(FieldValues values) {
            return !pattern.holds(values);
        }

        @Override
        public String text(Function<Token, String> value, boolean nested) {
            return "not " + pattern.text(value, true);
        }
    }

    /** A fact and the conditions on its fields. */
    record Pattern(Fact fact, All tests, Place place) implements Condition {
        @Override
        public List<Condition> parts() {
            return tests.parts();
        }

        @Override
        public boolean holds(FieldValues values) {
            return tests.holds(values); // there is exactly one fact of each kind
        }

        @Override
        public String text(Function<Token, String> value, boolean nested) {
            String list =
                    tests.parts().stream().map(test -> test.text(value, false)).collect(Collectors.joining(", "));
            return fact.word() + "(" + (list.isEmpty() ? "" : " " + list + " ") + ")";
        }

        @Override
        public Stream<Pattern> patterns() {
            return Stream.of(this);
        }
    }

    /**
     * Compares a field with written values.
     *
     * @param operator one of {@code < <= > >= == !=}, {@code in} or {@code not in}
     * @param values numbers or quoted text; more than one only after {@code in}
     */
    record Comparison(Field field, String operator, List<Token> values, Place place) implements Condition {
        @Override
        public boolean holds(FieldValues known) {
            Object value = known.of(field);
            return switch (operator) {
                case "<" -> compare(value) < 0;
                case "<=" -> compare(value) <= 0;
                case ">" -> compare(value) > 0;
                case ">=" -> compare(value) >= 0;
                case "==", "in" -> isOneOf(value);
                case "!=", "not in" -> !isOneOf(value);
                default -> throw new IllegalStateException("the parser allows no " + operator + " pass");
            };
        }

        private int compare(Object value) {
            return Double.compare((Double) value, values.get(0).number().doubleValue());
        }

        private boolean isOneOf(Object value) {
            return values.stream()
                    .map(written -> written.is(Token.Kind.NUMBER)
                            ? (Object) written.number().doubleValue()
                            : written.text())
                    .anyMatch(value::equals);
        }

        @Override
        public List<Condition> parts() {
            return List.of();
        }

        @Override
        public Stream<Comparison> comparisons() {
            return Stream.of(this);
        }

        @Override
        public String text(Function<Token, String> value, boolean nested) {
            String list = values.stream().map(value).collect(Collectors.joining(", "));
            return field.word() + " " + operator + " " + (operator.endsWith("in") ? "(" + list + ")" : list);
        }

        /** A copy with a different operator and values. */
        public Comparison with(String changedOperator, List<Token> changedValues) {
            return new Comparison(field, changedOperator, List.copyOf(changedValues), place);
        }

        /**
         * The comparison, with its fact if that is not the account: {@code revenue >= 5000},
         * {@code Tier( name == "MEGA" )}.
         */
        public String withFact() {
            Fact fact = field.fact();
            return fact == Fact.ACCOUNT ? written() : fact.word() + "( " + written() + " )";
        }
    }
}
