package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.Nearest;
import io.schedulebuilder.domain.PolicyParameter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The sentences that an analyst reads when a rule is wrong: what, and what to do. The place goes before them. */
public final class FaultText {
    private static final String RULE_SHAPE = "rule \"name\" when Account( ... ) then policy. ... ; end";
    private static final String CONDITION_SHAPE =
            "Conditions are facts with comparisons: Account( revenue >= 5000, revenue < 25000 ).";
    private static final int LONGEST_QUOTE = 60;

    private FaultText() {}

    // The folder and its files

    public static String noFolder() {
        return "no such folder. Name the folder of the rule files with --rules.";
    }

    public static String notAFolder() {
        return "not a folder. Name the folder of the rule files with --rules.";
    }

    public static String noRuleFiles() {
        return "holds no rule file (.drl, or a table as .csv or .xlsx). Name the folder of the rule files with"
                + " --rules.";
    }

    public static String unreadable() {
        return "cannot be read. Check its permissions.";
    }

    static String linkOut(String link, String target) {
        return link + " is a symbolic link to " + target
                + ", outside the folder, and was not read. Put a copy of the file in its place, or remove the link.";
    }

    public static String tooLarge(long bytes, long limit) {
        return number(bytes) + " bytes; a rule file may hold " + number(limit) + ". Split it.";
    }

    public static String tooManyFiles(int files, int limit) {
        return number(files) + " rule files; a folder may hold " + number(limit) + ". Join some.";
    }

    public static String tooManyRules(int rules, int limit) {
        return number(rules) + " rules; a folder may hold " + number(limit) + ". Join some.";
    }

    public static String notUtf8() {
        return "not UTF-8 text. Save the file as UTF-8.";
    }

    // Spreadsheets

    public static String noSpreadsheet() {
        return "cannot be read as a spreadsheet. Save it as .xlsx, or as .csv with commas.";
    }

    public static String otherSpreadsheet() {
        return "this kind of spreadsheet is not read. Save it as .xlsx or .csv, or take it out of the folder.";
    }

    public static String noRuleTable() {
        return "holds no decision table. Begin one with a cell \"RuleTable name\"; a .csv has commas between cells.";
    }

    public static String outsideTable(String text) {
        return "\"" + shortened(text) + "\" stands outside a decision table. A file holds tables that begin with"
                + " RuleTable, and notes that begin with //.";
    }

    public static String columnKind(String text) {
        return "\"" + shortened(text) + "\" is no kind of column. Write NAME, CONDITION, ACTION or PRIORITY.";
    }

    public static String noTag() {
        return "no decision table begins above these kinds of columns. Write RuleTable and a name in the row above them.";
    }

    public static String noKind() {
        return "no kind of column is named in this cell. Write NAME, CONDITION, ACTION or PRIORITY.";
    }

    public static String kindTwice(String kind) {
        return "a second " + kind + " column. Keep one.";
    }

    public static String noFact(boolean action) {
        return "this cell is empty. Write "
                + (action ? "policy." : "the fact that the column compares, as in Account.");
    }

    public static String codeAmongFacts(String text) {
        return "\"" + shortened(text)
                + "\" stands in the row of the facts, two rows below RuleTable. Conditions and calls"
                + " stand in the next row.";
    }

    public static String numberAmongLabels(String text) {
        return "\"" + shortened(text)
                + "\" stands in the row of the labels, four rows below RuleTable. Rules begin in the" + " next row.";
    }

    public static String sheetWithoutTable(String sheet) {
        return "the sheet \"" + shortened(sheet)
                + "\" holds no decision table. Begin one with a cell \"RuleTable name\","
                + " begin its notes with //, or take the sheet out.";
    }

    public static String tooFarOut(int rows, int columns) {
        return "this cell is beyond " + number(rows) + " rows or " + number(columns)
                + " columns. Move the table up or to the left, or split it.";
    }

    public static String unpacksTooFar(long limit) {
        return "more than " + number(limit) + " bytes when unpacked. Split it, or save the table alone.";
    }

    public static String formula(String formula, String reason) {
        return "the formula " + shortened(formula) + " " + reason + ". Write the value itself.";
    }

    public static String date() {
        return "the cell holds a date or a time of day. Give the cell the format of text, and write the value again.";
    }

    /**
     * An error in place of a value.
     *
     * @param formula that gives it; empty if the cell holds it
     */
    public static String errorValue(String error, Optional<String> formula) {
        return formula.map(written -> "the formula " + shortened(written) + " gives ")
                        .orElse("the cell holds ")
                + error + ". Write a value.";
    }

    public static String noColumn() {
        return "no column begins above this cell. Write NAME, CONDITION, ACTION or PRIORITY below RuleTable.";
    }

    public static String noCode() {
        return "no condition or call stands in this cell, three rows below RuleTable. Write one, as in revenue >= $param.";
    }

    // The layout of a file

    public static String backslash() {
        return "a backslash has no meaning in a rule file. Remove it.";
    }

    public static String strangeSign(int codePoint) {
        return String.format(Locale.ROOT, "the sign U+%04X cannot be read here. Remove it or type it anew.", codePoint);
    }

    /** A letter of another script in a word outside quotes. */
    public static String strangeLetter(String word, int letter) {
        List<String> known = Stream.of(
                        Stream.of(
                                "rule",
                                "when",
                                "then",
                                "end",
                                "salience",
                                "policy",
                                "and",
                                "or",
                                "not",
                                "exists",
                                "in"),
                        Fact.words().stream(),
                        Stream.of(Field.values()).map(Field::word),
                        PolicyParameter.words().stream())
                .flatMap(words -> words)
                .toList();
        String near = didYouMean(word, known);
        return near.isEmpty()
                ? "the letter " + LookAlike.name(letter) + " cannot be read here. Type it in Latin letters."
                : "\"" + shortened(word) + "\" cannot be read here." + near;
    }

    /**
     * What git leaves where it could not merge.
     *
     * @param lastLine where the conflict ends; 0: nowhere
     */
    public static String conflict(int firstLine, int lastLine) {
        return lastLine == 0
                ? "git left a sign of a merge conflict on line " + firstLine
                        + ". Merge the lines by hand, and remove it."
                : "git left a merge conflict on lines " + firstLine + " to " + lastLine
                        + ". Keep the lines that are meant, and remove those that begin with <<<<<<<, ======= and >>>>>>>.";
    }

    public static String hash() {
        return "\"#\" begins no comment. Write //.";
    }

    public static String otherQuote() {
        return "only straight double quotes are quotes here. Write them, as in \"SMALL\".";
    }

    public static String unclosedQuote() {
        return "this quote is never closed. Close it on the same line.";
    }

    public static String unclosedComment() {
        return "this comment is never closed. Write */ at its end.";
    }

    public static String unclosedBracket() {
        return "this \"(\" is never closed. Write \")\" at its end.";
    }

    public static String extraBracket() {
        return "this \")\" closes nothing. Remove it.";
    }

    public static String tooDeep(int limit) {
        return "brackets within brackets, more than " + limit + " deep. Split the rule.";
    }

    public static String outsideRule(Token token) {
        return token.inQuotes() + " stands outside a rule." + didYouMean(token.text(), List.of("rule"))
                + " A file holds rules and comments only: " + RULE_SHAPE;
    }

    public static String noName() {
        return "this rule has no name. Write rule \"a few words\".";
    }

    public static String unknownBeforeWhen(Token token) {
        return token.inQuotes() + " cannot stand between a rule's name and its conditions."
                + didYouMean(token.text(), List.of("when", "salience")) + " Only salience and a whole number can.";
    }

    public static String unknownInConditions(Token token) {
        return token.inQuotes() + " cannot stand among the conditions."
                + didYouMean(token.text(), List.of("then", "and", "or", "not", "exists"))
                + " They are facts, joined by and, or, not, exists, and end with then.";
    }

    public static String missingPart(String rule, String part) {
        return "rule \"" + rule + "\" has no \"" + part + "\". A rule reads: " + RULE_SHAPE;
    }

    // Conditions

    /**
     * A part that cannot be read.
     *
     * @param near where the parser stopped; empty if unknown
     */
    public static String syntax(String near) {
        return "cannot be read" + (near.isEmpty() ? "" : " at \"" + shortened(near) + "\"") + ". " + hint(near)
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
        return "\"" + name + " :\" names something for later, which a rule here cannot use. Remove it.";
    }

    public static String positional(Fact fact) {
        return "a value stands alone in " + fact.word() + ". Write its field too, as in " + fact.example() + ".";
    }

    public static String saliences(String written) {
        return "salience " + shortened(written)
                + " is no whole number from -1000 to 1000. Write one, as in salience 10.";
    }

    public static String unknownFact(String name) {
        return unknown("fact", name, "Facts", Fact.words());
    }

    public static String unknownField(Fact fact, String name) {
        return unknown(
                "field",
                name,
                "Fields of " + fact.word(),
                fact.fields().stream().map(Field::word).toList());
    }

    public static String fieldFirst(Fact fact, Token token) {
        String what = token.is(Token.Kind.END)
                ? "a condition ends too soon"
                : "a condition cannot begin with " + token.asWritten();
        return what + ". Write a field, a comparison and a value, as in " + fact.example()
                + (token.is(Token.Kind.NUMBER) ? ", and numbers without a comma." : ".");
    }

    public static String fieldCalled(Token field, Token after) {
        return "\"" + shortened(field.text()) + after.text()
                + "\" reaches into something. Conditions compare fields with values: revenue >= 5000.";
    }

    public static String unknownComparison(Field field, Token token) {
        return token.inQuotes() + " is no comparison for " + field.word() + ". "
                + (field.kind() == Field.Kind.TEXT
                        ? "Write ==, !=, in (...) or not in (...)."
                        : "Write <, <=, >, >=, == or !=.");
    }

    public static String comparedWith(Field field, Token token) {
        return field.word() + " is compared with "
                + (token.is(Token.Kind.END) ? "nothing" : token.asWritten()) + ". Write "
                + (field.kind() == Field.Kind.TEXT
                        ? "a text in quotes, as in \"" + example(field, token) + "\"."
                        : "a number, as in 5000 or 0.75.");
    }

    private static String example(Field field, Token token) {
        boolean word = token.is(Token.Kind.WORD);
        return word || field.names().isEmpty()
                ? shortened(word ? token.text() : "ava")
                : field.names().get(0);
    }

    public static String notAFraction(Field field, Token token) {
        return field.word() + " goes from 0 to 1; " + token.text() + " is outside." + percentHint(token.number());
    }

    public static String unexpected(Token token) {
        return (token.is(Token.Kind.END) ? "the condition ends too soon" : token.inQuotes() + " is out of place") + ". "
                + CONDITION_SHAPE;
    }

    public static String notOnePattern(String word) {
        return word + " takes one fact. Write " + word + " Account( ... ).";
    }

    public static String tooLong(int limit) {
        return "this rule has more than " + limit + " facts and values. Split it.";
    }

    public static String tooManyAlternatives(int limit) {
        return "the or's of this rule multiply to more than " + limit + " alternatives. Split the rule.";
    }

    // Settings

    public static String setsNothing(String rule) {
        return "rule \"" + rule + "\" sets nothing. Write at least one policy call after then, or remove the rule.";
    }

    public static String notPolicy(Token token) {
        return (token.is(Token.Kind.END) ? "the rule ends too soon" : token.inQuotes() + " is not policy")
                + ". A rule can only call policy, as in policy.tier(\"SMALL\");";
    }

    public static String unknownWord(String name) {
        return unknown("policy word", name, "Words", PolicyParameter.words());
    }

    public static String noSemicolon(Call after) {
        return "a \";\" is missing after " + after + ". Write it.";
    }

    public static String callShape(Token token) {
        return (token.is(Token.Kind.END) ? "the call ends too soon" : token.inQuotes() + " is out of place")
                + ". Calls read policy.word(value, value); with values that are numbers or texts in quotes.";
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
        return "rule \"" + rule + "\" reads what other rules fix and cannot fix the " + label
                + " itself. Ask Account only.";
    }

    public static String sameName(String rule, Place first) {
        return "rule \"" + rule + "\" has the name of " + first + ". Give it its own.";
    }

    public static String engine(String message) {
        return "the rule engine refuses this rule: " + message;
    }

    public static String endless(String rule, int limit) {
        return "rule \"" + rule + "\" was stopped: it fired more than " + limit
                + " times for one page. Split its alternatives.";
    }

    public static String tooComplex() {
        return "too complex to be read. Split the rules.";
    }

    // What the rules decide for an account

    public static String clash(
            Place firstPlace,
            String first,
            Place secondPlace,
            String second,
            String label,
            String values,
            String whom) {
        return firstPlace + ": rule \"" + first + "\" and " + secondPlace + ": rule \"" + second + "\" both set "
                + label + " (" + values + ") for " + whom
                + ". Make their conditions exclude each other, or give one a salience.";
    }

    public static String blank(Place cell, String rule, String label, String whom) {
        return cell + ": this cell is empty, so that rule \"" + rule + "\" sets no " + label + " for " + whom
                + ". Fill it.";
    }

    public static String unset(String folder, String label, String whom, String call) {
        return folder + ": no rule sets the " + label + " for " + whom + ". Add or widen a rule that calls policy."
                + call + ".";
    }

    // Parts

    /** One line for anything unknown, with the nearest of what is known. */
    public static String unknown(String kind, String given, String kinds, List<String> known) {
        return "unknown " + kind + " \"" + shortened(given) + "\"." + didYouMean(given, known) + " " + kinds + ": "
                + String.join(", ", known) + ".";
    }

    /** A value for people: numbers with thousands separators. */
    public static String value(Object value) {
        if (value instanceof BigDecimal decimal) {
            return written(decimal.stripTrailingZeros());
        }
        return value instanceof Integer number ? number(number) : String.valueOf(value);
    }

    /** A number for people: thousands separated, decimals as they were written. */
    public static String written(BigDecimal value) {
        String decimals = value.scale() > 0 ? value.toPlainString().replaceFirst("^-?\\d+", "") : "";
        return number(value.setScale(0, RoundingMode.DOWN).longValue()) + decimals;
    }

    /** a, b or c. */
    public static String either(List<String> words) {
        return joined(words, " or ");
    }

    /** a, b and c. */
    public static String both(List<String> words) {
        return joined(words, " and ");
    }

    private static String joined(List<String> words, String lastJoin) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + lastJoin + words.get(last);
    }

    /** A piece of a file that may be as long as the file. */
    public static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }

    public static String number(long value) {
        return Counted.grouped(value);
    }

    private static String percentHint(BigDecimal value) {
        boolean percent = value.signum() > 0 && value.compareTo(BigDecimal.valueOf(1_000)) <= 0;
        return percent
                ? " " + value.toPlainString() + " percent is "
                        + value.movePointLeft(2).toPlainString() + "."
                : "";
    }

    /** Says which letters differ where a person sees no difference. */
    private static String didYouMean(String given, Collection<String> known) {
        int most = Math.max(1, Math.min(given.length(), 24) / 3);
        Optional<String> near = Nearest.to(LookAlike.read(given), known, word -> most);
        return Nearest.question(near)
                + near.map(word -> LookAlike.differences(given)).orElse("");
    }
}
