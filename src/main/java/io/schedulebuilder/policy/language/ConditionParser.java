package io.schedulebuilder.policy.language;

import io.schedulebuilder.policy.language.Condition.All;
import io.schedulebuilder.policy.language.Condition.Any;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the conditions on one fact: comparisons of its fields with values, joined by {@code &&}, {@code ||} and
 * parentheses. Accepts nothing else, so nothing else can reach the rule engine.
 */
record ConditionParser(RuleFile file, Fact fact, Tokens tokens) {
    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

    /**
     * Reads one expression.
     *
     * @param line the line on which it starts
     * @return empty if a fault was added
     */
    static Optional<Condition> parse(RuleFile file, Fact fact, String expression, int line, List<Fault> faults) {
        ConditionParser parser = new ConditionParser(file, fact, Tokens.of(expression, line));
        try {
            Condition condition = parser.any();
            if (!parser.tokens.atEnd()) {
                throw parser.at(parser.tokens.peek(), FaultText.unexpected(parser.tokens.peek()));
            }
            return Optional.of(condition);
        } catch (Refused refused) {
            faults.add(refused.fault());
            return Optional.empty();
        }
    }

    private Condition any() throws Refused {
        List<Condition> parts = new ArrayList<>(List.of(all()));
        while (tokens.take("||")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Any(List.copyOf(parts));
    }

    private Condition all() throws Refused {
        List<Condition> parts = new ArrayList<>(List.of(one()));
        while (tokens.take("&&")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new All(List.copyOf(parts));
    }

    private Condition one() throws Refused {
        if (!tokens.take("(")) {
            return comparison();
        }
        Condition inner = any();
        expect(")");
        return inner;
    }

    private Comparison comparison() throws Refused {
        Token word = tokens.next();
        if (!word.is(Kind.WORD)) {
            String what = word.is(Kind.END)
                    ? "a condition is incomplete"
                    : "a condition cannot start with " + word.asWritten();
            String numbers = word.is(Kind.NUMBER) ? ", and numbers without a comma." : ".";
            throw at(word, what + ". Write a field, a comparison and a value, as in " + fact.example() + numbers);
        }
        Token after = tokens.peek();
        if (after.is(":")) {
            throw at(word, FaultText.binding(word.text()));
        }
        if (after.is(".") || after.is("(")) {
            throw at(word, FaultText.fieldCalled(word, after));
        }
        Field field = Field.of(fact, word.text())
                .orElseThrow(() -> at(
                        word,
                        Wording.unknown(
                                "field",
                                word.text(),
                                "Fields of " + fact.word(),
                                fact.fields().stream().map(Field::word).toList())));
        String operator = operator(field);
        List<Token> values = operator.endsWith("in") ? list(field) : List.of(value(field));
        return new Comparison(field, operator, values, file.at(word.line()));
    }

    private String operator(Field field) throws Refused {
        Token token = tokens.next();
        if (token.is("not")) {
            expect("in");
            return "not in";
        }
        boolean known = token.is("in")
                || (token.is(Kind.SIGN) && EQUALITY.contains(token.text()))
                || (token.is(Kind.SIGN) && ORDER.contains(token.text()) && field.kind() != Field.Kind.TEXT);
        if (!known) {
            throw at(
                    token,
                    token.is(Kind.END)
                            ? FaultText.comparedWith(field, token)
                            : token.inQuotes() + " is not a valid comparison for " + field.word() + ". "
                                    + (field.kind() == Field.Kind.TEXT
                                            ? "Write ==, !=, in (...) or not in (...)."
                                            : "Write <, <=, >, >=, == or !=."));
        }
        return token.text();
    }

    private List<Token> list(Field field) throws Refused {
        expect("(");
        List<Token> values = new ArrayList<>(List.of(value(field)));
        while (tokens.take(",")) {
            values.add(value(field));
        }
        expect(")");
        return List.copyOf(values);
    }

    private Token value(Field field) throws Refused {
        Token value = tokens.value();
        boolean right = field.kind() == Field.Kind.TEXT ? value.is(Kind.QUOTED) : value.isPlainNumber();
        if (!right) {
            throw at(value, FaultText.comparedWith(field, value));
        }
        if (field.kind() == Field.Kind.FRACTION
                && (value.number().signum() < 0 || value.number().compareTo(BigDecimal.ONE) > 0)) {
            throw at(
                    value,
                    field.word() + " is between 0 and 1; " + value.text() + " is outside."
                            + FaultText.percentHint(value.number()));
        }
        if (!field.names().isEmpty() && !field.names().contains(value.text())) {
            throw at(value, Wording.unknown(field.label(), value.text(), fact.word() + "s", field.names()));
        }
        return value;
    }

    private void expect(String signOrWord) throws Refused {
        if (!tokens.take(signOrWord)) {
            throw at(tokens.peek(), FaultText.unexpected(tokens.peek()));
        }
    }

    private Refused at(Token token, String text) {
        return new Refused(file.at(token.line()), text);
    }
}
