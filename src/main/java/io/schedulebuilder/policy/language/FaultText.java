package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.PolicyParameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * The sentences that analysts read when a rule is wrong: what is wrong and what to do. The place is printed before
 * them.
 */
public final class FaultText {
    private static final String RULE_SHAPE = "rule \"name\" when Account( ... ) then policy. ... ; end";
    private static final String CONDITION_SHAPE =
            "Conditions are facts with comparisons: Account( revenue >= 5000, revenue < 25000 ).";

    public static final String NO_FOLDER =
            "the folder does not exist. Use --rules to name the folder with the rule files.";
    public static final String NOT_A_FOLDER = "not a folder. Use --rules to name the folder with the rule files.";
    public static final String NO_RULE_FILES =
            "has no rule files (.drl, or tables as .csv or .xlsx). Use --rules to name the folder with the "
                    + "rule files.";
    public static final String UNREADABLE = "cannot be read. Check its permissions.";
    public static final String NOT_UTF_8 = "not UTF-8 text. Save the file as UTF-8.";
    public static final String BACKSLASH = "a backslash has no meaning in a rule file. Remove it.";
    public static final String HASH = "\"#\" does not start a comment. Write //.";
    public static final String OTHER_QUOTE = "only straight double quotes work here. Use them, as in \"SMALL\".";
    public static final String UNCLOSED_QUOTE = "this quote is never closed. Close it on the same line.";
    public static final String UNCLOSED_COMMENT = "this comment is never closed. Write */ at its end.";
    public static final String UNCLOSED_BRACKET = "this \"(\" is never closed. Write \")\" at its end.";
    public static final String EXTRA_BRACKET = "this \")\" does not match a \"(\". Remove it.";
    public static final String NO_NAME = "this rule has no name. Write rule \"a few words\".";
    public static final String TOO_COMPLEX = "too complex to read. Split the rules.";

    private FaultText() {}

    // The folder and its files

    static String linkOut(String link, String target) {
        return link + " is a symbolic link to " + target
                + ", outside the folder, so it was not read. Replace the link with a copy of the file, or remove "
                + "it.";
    }

    public static String tooLarge(long bytes, long limit) {
        return Wording.number(bytes) + " bytes; the limit for a rule file is " + Wording.number(limit) + ". Split it.";
    }

    /** @param what "rules" or "rule files" */
    static String tooMany(int count, String what, int limit) {
        return Wording.number(count) + " " + what + "; the limit for a folder is " + Wording.number(limit)
                + ". Combine some.";
    }

    // The layout of a file

    public static String strangeSign(int codePoint) {
        return String.format(
                Locale.ROOT, "the character U+%04X is not allowed here. Remove it or type it again.", codePoint);
    }

    /**
     * A letter of another script in a word outside quotes.
     *
     * @param known the words that rule files use
     */
    static String strangeLetter(String word, int letter, List<String> known) {
        String near = Wording.didYouMean(word, known);
        return near.isEmpty()
                ? "the letter " + LookAlike.name(letter) + " is not allowed here. Type it in Latin letters."
                : "\"" + Wording.shortened(word) + "\" is not allowed here." + near;
    }

    /**
     * A merge conflict that git left in a file.
     *
     * @param lastLine the line where the conflict ends; 0 if it has no end
     */
    public static String conflict(int firstLine, int lastLine) {
        return lastLine == 0
                ? "git left a merge conflict marker on line " + firstLine
                        + ". Merge the lines by hand, and remove the marker."
                : "git left a merge conflict on lines " + firstLine + " to " + lastLine
                        + ". Keep the lines you want, and remove the lines that start with <<<<<<<, ======= and >>>>>>>.";
    }

    public static String tooDeep(int limit) {
        return "parentheses are nested more than " + limit + " deep. Split the rule.";
    }

    public static String outsideRule(Token token) {
        return token.inQuotes() + " is outside a rule." + Wording.didYouMean(token.text(), List.of("rule"))
                + " A file contains only rules and comments: " + RULE_SHAPE;
    }

    public static String unknownBeforeWhen(Token token) {
        return token.inQuotes() + " is not allowed between a rule's name and its conditions."
                + Wording.didYouMean(token.text(), List.of("when", "salience"))
                + " Only salience and a whole number are.";
    }

    public static String unknownInConditions(Token token) {
        return token.inQuotes() + " is not allowed in the conditions."
                + Wording.didYouMean(token.text(), List.of("then", "and", "or", "not", "exists"))
                + " Conditions are facts, joined by and, or, not, exists, and end with then.";
    }

    public static String missingPart(String rule, String part) {
        return "rule \"" + rule + "\" has no \"" + part + "\". A rule looks like this: " + RULE_SHAPE;
    }

    // Conditions

    /**
     * A part that cannot be read.
     *
     * @param near where the parser stopped; empty if unknown
     */
    public static String syntax(String near) {
        return "cannot be read" + (near.isEmpty() ? "" : " at \"" + Wording.shortened(near) + "\"") + ". " + hint(near)
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

    public static String unknownFact(String name) {
        return Wording.unknown("fact", name, "Facts", Fact.words());
    }

    public static String unknownField(Fact fact, String name) {
        return Wording.unknown(
                "field",
                name,
                "Fields of " + fact.word(),
                fact.fields().stream().map(Field::word).toList());
    }

    public static String fieldFirst(Fact fact, Token token) {
        String what = token.is(Token.Kind.END)
                ? "a condition is incomplete"
                : "a condition cannot start with " + token.asWritten();
        return what + ". Write a field, a comparison and a value, as in " + fact.example()
                + (token.is(Token.Kind.NUMBER) ? ", and numbers without a comma." : ".");
    }

    public static String fieldCalled(Token field, Token after) {
        return "\"" + Wording.shortened(field.text()) + after.text()
                + "\" accesses a member, which is not allowed. Conditions compare fields with values: revenue >= "
                + "5000.";
    }

    public static String unknownComparison(Field field, Token token) {
        return token.inQuotes() + " is not a valid comparison for " + field.word() + ". "
                + (field.kind() == Field.Kind.TEXT
                        ? "Write ==, !=, in (...) or not in (...)."
                        : "Write <, <=, >, >=, == or !=.");
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

    public static String notAFraction(Field field, Token token) {
        return field.word() + " is between 0 and 1; " + token.text() + " is outside." + percentHint(token.number());
    }

    public static String unexpected(Token token) {
        return (token.is(Token.Kind.END) ? "the condition is incomplete" : token.inQuotes() + " is in the wrong place")
                + ". " + CONDITION_SHAPE;
    }

    public static String notOnePattern(String word) {
        return word + " takes one fact. Write " + word + " Account( ... ).";
    }

    public static String tooLong(int limit) {
        return "this rule has more than " + limit + " facts and values. Split it.";
    }

    public static String tooManyAlternatives(int limit) {
        return "the \"or\" conditions of this rule expand to more than " + limit + " alternatives. Split the rule.";
    }

    // Settings

    public static String setsNothing(String rule) {
        return "rule \"" + rule + "\" sets nothing. Write at least one policy call after then, or remove the rule.";
    }

    public static String notPolicy(Token token) {
        return (token.is(Token.Kind.END) ? "the rule is incomplete" : token.inQuotes() + " is not policy")
                + ". A rule can only call policy, as in policy.tier(\"SMALL\");";
    }

    public static String unknownWord(String name) {
        return Wording.unknown("policy word", name, "Words", PolicyParameter.words());
    }

    public static String noSemicolon(Call after) {
        return "a \";\" is missing after " + after + ". Write it.";
    }

    public static String callShape(Token token) {
        return (token.is(Token.Kind.END) ? "the call is incomplete" : token.inQuotes() + " is in the wrong place")
                + ". Calls look like policy.word(value, value); with values that are numbers or text in quotes.";
    }

    public static String wrongCount(Call call, List<String> expected) {
        return call + " has " + Counted.of(call.arguments().size(), "value") + ", not " + expected.size() + ". "
                + call.word() + " takes " + (expected.isEmpty() ? "none" : String.join(", ", expected)) + ".";
    }

    public static String wrongValue(Call call, Token token, String what) {
        return call + ": " + token.asWritten() + " is not " + what + ".";
    }

    public static String percent(Call call, Token token, String what) {
        return wrongValue(call, token, what) + percentHint(token.number());
    }

    public static String backwards(Call call) {
        return call + " runs backwards. Write " + call.exchanged() + ".";
    }

    public static String noHours(Call call) {
        return call + " leaves no time. Write a later end.";
    }

    public static String notADivisor(Call call) {
        return call + " does not divide the hour. Write 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60.";
    }

    public static String mixSum(Call call, BigDecimal sum) {
        return call + " adds up to " + sum.toPlainString() + ". Write fractions that add up to 1.";
    }

    public static String setTwice(String rule, String label) {
        return "rule \"" + rule + "\" sets the " + label + " a second time. Keep one.";
    }

    public static String fixedTooLate(String rule, String label) {
        return "rule \"" + rule + "\" depends on what other rules set, so it cannot set the " + label
                + " itself. Use only Account in its conditions.";
    }

    public static String sameName(String rule, Place first) {
        return "rule \"" + rule + "\" has the same name as " + first + ". Choose a different name.";
    }

    public static String engine(String message) {
        return "the rule engine rejected this rule: " + message;
    }

    public static String endless(String rule, int limit) {
        return "rule \"" + rule + "\" was stopped: it fired more than " + limit
                + " times for one page. Split its alternatives.";
    }

    // Decisions for an account

    public static String clash(
            Place firstPlace,
            String first,
            Place secondPlace,
            String second,
            String label,
            String values,
            String page) {
        return firstPlace + ": rule \"" + first + "\" and " + secondPlace + ": rule \"" + second + "\" both set "
                + label + " (" + values + ") for " + page
                + ". Make their conditions exclude each other, or give one a salience.";
    }

    public static String blank(Place cell, String rule, String label, String page) {
        return cell + ": this cell is empty, so rule \"" + rule + "\" sets no " + label + " for " + page
                + ". Fill in the cell.";
    }

    public static String unset(String folder, String label, String page, String call) {
        return folder + ": no rule sets the " + label + " for " + page + ". Add or widen a rule that calls policy."
                + call + ".";
    }

    private static String percentHint(BigDecimal value) {
        boolean percent = value.signum() > 0 && value.compareTo(BigDecimal.valueOf(1_000)) <= 0;
        return percent
                ? " " + value.toPlainString() + " percent is "
                        + value.movePointLeft(2).toPlainString() + "."
                : "";
    }
}
