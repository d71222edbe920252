package io.schedulebuilder.policy.language;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a rule asks for, as a tree with the lines of the file. */
public sealed interface Condition {
    /** What it is made of, in the file's order. */
    List<? extends Condition> parts();

    /** Every comparison in the tree, in the file's order. */
    default Stream<Comparison> comparisons() {
        return parts().stream().flatMap(Condition::comparisons);
    }

    /** Every pattern in the tree, in the file's order. */
    default Stream<Pattern> patterns() {
        return parts().stream().flatMap(Condition::patterns);
    }

    /**
     * Whether it holds. The rule engine says the same, which a test holds it to; this is for those who ask thousands of
     * times, or want to know which part failed.
     *
     * @param values of every field that the condition reads
     */
    boolean holds(FieldValues values);

    /** Whether it asks for what rules of the first round fix, and so can be told only in the second. */
    default boolean readsWhatRulesFix() {
        return patterns().anyMatch(pattern -> pattern.fact().isResolvedByRules());
    }

    /** With its values as in the file. */
    default String written() {
        return text(Token::asWritten, false);
    }

    /** The same text for conditions that mean the same but for the writing of numbers: 0.30 is 0.3. */
    default String meaning() {
        return text(
                token -> token.is(Token.Kind.NUMBER)
                        ? token.number().stripTrailingZeros().toPlainString()
                        : token.asWritten(),
                false);
    }

    /**
     * As a person would write it.
     *
     * @param nested whether it stands within another, where parts that are joined need brackets
     */
    String text(Function<Token, String> value, boolean nested);

    /** @param facts between patterns; within a fact, {@code signs} */
    private static String joined(
            Condition group, String facts, String signs, Function<Token, String> value, boolean nested) {
        boolean several = group.parts().size() > 1;
        String join = group.patterns().findAny().isPresent() ? facts : signs;
        String text =
                group.parts().stream().map(part -> part.text(value, several)).collect(Collectors.joining(join));
        return nested && several ? "(" + text + ")" : text;
    }

    /** All of the parts hold; of none, always. */
    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(FieldValues values) {
            return parts.stream().allMatch(part -> part.holds(values));
        }

        @Override
        public String text(Function<Token, String> value, boolean nested) {
            return Condition.joined(this, " and ", " && ", value, nested);
        }
    }

    /** At least one of the parts holds. */
    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(FieldValues values) {
            return parts.stream().anyMatch(part -> part.holds(values));
        }

        @Override
        public String text(Function<Token, String> value, boolean nested) {
            return Condition.joined(this, " or ", " || ", value, nested);
        }
    }

    /** The pattern matches nothing. */
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

    /** A fact with what is asked of its fields. */
    record Pattern(Fact fact, All tests, Place place) implements Condition {
        @Override
        public List<Condition> parts() {
            return tests.parts();
        }

        @Override
        public boolean holds(FieldValues values) {
            return tests.holds(values); // there is one fact of each kind
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
     * A field against what was written.
     *
     * @param operator one of {@code < <= > >= == !=}, {@code in} or {@code not in}
     * @param values numbers or quoted texts; more than one only after {@code in}
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

        /** The same comparison, changed. */
        public Comparison with(String changedOperator, List<Token> changedValues) {
            return new Comparison(field, changedOperator, List.copyOf(changedValues), place);
        }

        /** With its fact, if that is not the account: {@code revenue >= 5000}, {@code Tier( name == "MEGA" )}. */
        public String withFact() {
            Fact fact = field.fact();
            return fact == Fact.ACCOUNT ? written() : fact.word() + "( " + written() + " )";
        }
    }
}
