package io.schedulebuilder.domain;

/** Text in a CSV that a spreadsheet may open: what it would run as a formula stands behind an apostrophe. */
public final class SpreadsheetText {
    /** What a formula, or another cell, may begin with; the wide forms count in East Asian spreadsheets. */
    private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private SpreadsheetText() {}

    /** The text, to be shown and not run. */
    public static String guarded(String text) {
        return wouldRun(text) ? "'" + text : text;
    }

    /** The text that was guarded; any other is unchanged. */
    public static String unguarded(String text) {
        return text.startsWith("'") && wouldRun(text.substring(1)) ? text.substring(1) : text;
    }

    /** Whether a spreadsheet would take the text for a formula. */
    public static boolean wouldRun(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    }
}
