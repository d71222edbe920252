package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Counted;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The sentences that analysts read when a rule is wrong: what is wrong and what to do. The place is printed before
 * them.
 */
public final class FaultText {
    private static final String CONDITION_SHAPE =
            "Conditions are facts with comparisons: Account( revenue >= 5000, revenue < 25000 ).";

    public static final String UNREADABLE = "cannot be read. Check its permissions.";
    public static final String TOO_COMPLEX = "too complex to read. Split the rules.";

    private FaultText() {}

    // The folder and its files

    /** @param what "rules" or "rule files" */
    static String tooMany(int count, String what, int limit) {
        return Counted.grouped(count) + " " + what + "; the limit for a folder is " + Counted.grouped(limit)
                + ". Combine some.";
    }

    // The layout of a file

    public static String strangeSign(int codePoint) {
        return String.format(
                Locale.ROOT, "the character U+%04X is not allowed here. Remove it or type it again.", codePoint);
    }

    public static String tooDeep(int limit) {
        return "parentheses are nested more than " + limit + " deep. Split the rule.";
    }

    // Conditions

    /**
     * A part that cannot be read.
     *
     * @param near where the parser stopped; empty if unknown
     */
    public static String syntax(String near) {
        return "cannot be read" + (near.isEmpty() ? "" : " at " + Wording.quoted(near)) + ". " + hint(near)
                + CONDITION_SHAPE;
    }

    private static String hint(String near) {
        return switch (near) {
            case "=" -> "Write ==, >= or <=. ";
            case "and" -> "Within a fact, write a comma or &&. ";
            case "or" -> "Within a fact, write ||. ";
            default ->
                Fact.ACCOUNT.fields().stream().anyMatch(field -> field.word().equals(near))
                        ? "Write a comma before it. "
                        : "";
        };
    }

    public static String notAllowed(String what) {
        return what + " is not allowed in a rule. " + CONDITION_SHAPE;
    }

    public static String binding(String name) {
        return "\"" + name + " :\" assigns a variable, which rules here cannot use. Remove it.";
    }

    public static String positional(Fact fact) {
        return "a value has no field in " + fact.word() + ". Write its field too, such as " + fact.example() + ".";
    }

    public static String saliences(String written) {
        return "salience " + Wording.shortened(written)
                + " is not a whole number from -1000 to 1000. Write one, such as salience 10.";
    }

    public static String fieldCalled(Token field, Token after) {
        return "\"" + Wording.shortened(field.text()) + after.text()
                + "\" accesses a member, which is not allowed. Conditions compare fields with values: revenue >= 5000.";
    }

    public static String comparedWith(Field field, Token token) {
        return field.word() + " is compared with "
                + (token.is(Token.Kind.END) ? "nothing" : token.asWritten()) + ". Write "
                + (field.kind() == Field.Kind.TEXT
                        ? "text in quotes, such as \"" + example(field, token) + "\"."
                        : "a number, such as 5000 or 0.75.");
    }

    private static String example(Field field, Token token) {
        boolean word = token.is(Token.Kind.WORD);
        return word || field.names().isEmpty()
                ? Wording.shortened(word ? token.text() : "ava")
                : field.names().get(0);
    }

    public static String unexpected(Token token) {
        return (token.is(Token.Kind.END) ? "the condition is incomplete" : token.inQuotes() + " is in the wrong place")
                + ". " + CONDITION_SHAPE;
    }

    public static String tooLong(int limit) {
        return "this rule has more than " + limit + " facts and values. Split it.";
    }

    public static String tooManyAlternatives(int limit) {
        return "the \"or\" conditions of this rule expand to more than " + limit + " alternatives. Split the rule.";
    }

    // Settings

    public static String callShape(Token token) {
        return (token.is(Token.Kind.END) ? "the call is incomplete" : token.inQuotes() + " is in the wrong place")
                + ". Calls look like policy.word(value, value); with values that are numbers or text in quotes.";
    }

    public static String engine(String message) {
        return "the rule engine rejected this rule: " + message;
    }

    /** A sentence for people who write percentages; empty if it cannot be one. */
    static String percentHint(BigDecimal value) {
        boolean percent = value.signum() > 0 && value.compareTo(BigDecimal.valueOf(1_000)) <= 0;
        return percent
                ? " " + value.toPlainString() + " percent is "
                        + value.movePointLeft(2).toPlainString() + "."
                : "";
    }
}
