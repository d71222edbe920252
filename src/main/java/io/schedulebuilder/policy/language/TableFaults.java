package io.schedulebuilder.policy.language;

import java.util.Optional;

/** The sentences that analysts read when a decision table is wrong: what is wrong and what to do. */
final class TableFaults {
    static final String NO_SPREADSHEET = "cannot be read as a spreadsheet. Save it as .xlsx, or as .csv with commas.";
    static final String OTHER_SPREADSHEET =
            "this kind of spreadsheet is not supported. Save it as .xlsx or .csv, or move it out of the " + "folder.";
    static final String NO_RULE_TABLE =
            "has no decision table. Start one with a cell \"RuleTable name\". A .csv file has commas between "
                    + "cells.";
    static final String NO_TAG =
            "these column types have no decision table above them. Write RuleTable and a name in the row " + "above.";
    static final String NO_KIND = "this cell has no column type. Write NAME, CONDITION, ACTION or PRIORITY.";
    static final String DATE =
            "the cell contains a date or a time of day. Format the cell as text, and type the value again.";
    static final String NO_COLUMN =
            "this cell has no column above it. Write NAME, CONDITION, ACTION or PRIORITY below RuleTable.";
    static final String NO_CODE =
            "this cell, three rows below RuleTable, has no condition or call. Write one, such as revenue >= "
                    + "$param.";

    private TableFaults() {}

    static String outsideTable(String text) {
        return "\"" + Wording.shortened(text)
                + "\" is outside a decision table. A file contains tables that start with RuleTable, and notes "
                + "that start with //.";
    }

    static String columnKind(String text) {
        return "\"" + Wording.shortened(text)
                + "\" is not a valid kind of column. Write NAME, CONDITION, ACTION or PRIORITY.";
    }

    static String kindTwice(String kind) {
        return "a second " + kind + " column. Keep one.";
    }

    static String noFact(boolean action) {
        return "this cell is empty. Write "
                + (action ? "policy." : "the fact that the column compares, such as Account.");
    }

    static String codeAmongFacts(String text) {
        return "\"" + Wording.shortened(text)
                + "\" is in the row for facts, two rows below RuleTable. Conditions and calls go in the next row.";
    }

    static String numberAmongLabels(String text) {
        return "\"" + Wording.shortened(text)
                + "\" is in the row for labels, four rows below RuleTable. Rules start in the next row.";
    }

    static String sheetWithoutTable(String sheet) {
        return "the sheet \"" + Wording.shortened(sheet)
                + "\" has no decision table. Start one with a cell \"RuleTable name\", start its notes with //, or "
                + "remove the sheet.";
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
     * An error instead of a value.
     *
     * @param formula the formula that results in the error; empty if the cell contains the error itself
     */
    static String errorValue(String error, Optional<String> formula) {
        return formula.map(written -> "the formula " + Wording.shortened(written) + " gives ")
                        .orElse("the cell contains ")
                + error + ". Write a value.";
    }
}
