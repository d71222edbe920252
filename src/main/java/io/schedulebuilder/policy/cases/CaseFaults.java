package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Wording;
import java.math.BigDecimal;

/** The sentences that analysts read when a case file is wrong. */
final class CaseFaults {
    private static final String HEADER = "revenue,saturation,tier,weekly_ppvs";

    static final String NO_FOLDER =
            "the folder does not exist. Create it and add a file such as cases.csv with the header " + HEADER
                    + " and one row for each account.";
    static final String NO_CASES = "there are no cases. Write a file such as cases.csv with the header " + HEADER
            + " and one row for each account.";
    static final String NO_CASE = "has no cases. Write a header and one row for each case, or remove the file.";
    static final String EXPECTS_NOTHING_ANYWHERE =
            "no column has an expected value. Add one, such as tier or weekly_ppvs.";
    static final String EXPECTS_NOTHING =
            "the row has no expected value. Fill in a cell such as tier or weekly_ppvs, or remove the row.";

    private CaseFaults() {}

    static String unknownColumn(String name) {
        return Wording.unknown("column", name, "Columns", CaseColumns.all());
    }

    static String twice(String column) {
        return "column " + column + " appears twice. Keep one.";
    }

    static String missingColumn(String column) {
        return "there is no column " + column + ". Add it: each case needs the account's revenue and saturation.";
    }

    static String noName(int column) {
        return "column " + column + " has values but no name. Name it, or clear it.";
    }

    static String tooManyCells(int cells, int columns) {
        return "the row has " + Counted.of(cells, "cell") + ", the header " + columns
                + ". Remove commas, or put text with commas in quotes.";
    }

    static String empty(String column) {
        return "column " + column + ": the cell is empty. Each case needs the account's revenue and saturation.";
    }

    static String inColumn(String column, String fault) {
        return "column " + column + ": " + fault;
    }

    static String notANumber(String written) {
        return "\"" + Wording.shortened(written) + "\" is not a number. Write digits and a point: 4999.99.";
    }

    static String impossible(Field field, BigDecimal value) {
        if (field == Field.MESSAGE_COUNT) {
            return value.toPlainString() + " is not a whole number, 0 or more.";
        }
        if (field.kind() == Field.Kind.FRACTION) {
            String hint = value.signum() > 0 && value.compareTo(BigDecimal.valueOf(100)) <= 0
                    ? " " + value.toPlainString() + " percent is "
                            + value.movePointLeft(2).stripTrailingZeros().toPlainString() + "."
                    : "";
            return value.toPlainString() + " is not between 0 and 1." + hint;
        }
        return value.toPlainString() + " is below 0.";
    }
}
