package io.schedulebuilder.policy.language;

import java.util.Optional;

/** The sentences that an analyst reads when a decision table is wrong: what, and what to do. */
final class TableFaults {
    static final String NO_SPREADSHEET = "cannot be read as a spreadsheet. Save it as .xlsx, or as .csv with commas.";
    static final String OTHER_SPREADSHEET =
            "this kind of spreadsheet is not read. Save it as .xlsx or .csv, or take it out of the folder.";
    static final String NO_RULE_TABLE =
            "holds no decision table. Begin one with a cell \"RuleTable name\"; a .csv has commas between cells.";
    static final String NO_TAG =
            "no decision table begins above these kinds of columns. Write RuleTable and a name in the row above them.";
    static final String NO_KIND = "no kind of column is named in this cell. Write NAME, CONDITION, ACTION or PRIORITY.";
    static final String DATE =
            "the cell holds a date or a time of day. Give the cell the format of text, and write the value again.";
    static final String NO_COLUMN =
            "no column begins above this cell. Write NAME, CONDITION, ACTION or PRIORITY below RuleTable.";
    static final String NO_CODE =
            "no condition or call stands in this cell, three rows below RuleTable. Write one, as in revenue >= $param.";

    private TableFaults() {}

    static String outsideTable(String text) {
        return "\"" + Wording.shortened(text)
                + "\" stands outside a decision table. A file holds tables that begin with"
                + " RuleTable, and notes that begin with //.";
    }

    static String columnKind(String text) {
        return "\"" + Wording.shortened(text) + "\" is no kind of column. Write NAME, CONDITION, ACTION or PRIORITY.";
    }

    static String kindTwice(String kind) {
        return "a second " + kind + " column. Keep one.";
    }

    static String noFact(boolean action) {
        return "this cell is empty. Write "
                + (action ? "policy." : "the fact that the column compares, as in Account.");
    }

    static String codeAmongFacts(String text) {
        return "\"" + Wording.shortened(text)
                + "\" stands in the row of the facts, two rows below RuleTable. Conditions and calls"
                + " stand in the next row.";
    }

    static String numberAmongLabels(String text) {
        return "\"" + Wording.shortened(text)
                + "\" stands in the row of the labels, four rows below RuleTable. Rules begin in the" + " next row.";
    }

    static String sheetWithoutTable(String sheet) {
        return "the sheet \"" + Wording.shortened(sheet)
                + "\" holds no decision table. Begin one with a cell \"RuleTable name\","
                + " begin its notes with //, or take the sheet out.";
    }

    static String tooFarOut(int rows, int columns) {
        return "this cell is beyond " + Wording.number(rows) + " rows or " + Wording.number(columns)
                + " columns. Move the table up or to the left, or split it.";
    }

    static String unpacksTooFar(long limit) {
        return "more than " + Wording.number(limit) + " bytes when unpacked. Split it, or save the table alone.";
    }

    static String formula(String formula, String reason) {
        return "the formula " + Wording.shortened(formula) + " " + reason + ". Write the value itself.";
    }

    /**
     * An error in place of a value.
     *
     * @param formula that gives it; empty if the cell holds it
     */
    static String errorValue(String error, Optional<String> formula) {
        return formula.map(written -> "the formula " + Wording.shortened(written) + " gives ")
                        .orElse("the cell holds ")
                + error + ". Write a value.";
    }
}
