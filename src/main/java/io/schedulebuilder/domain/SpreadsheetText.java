package io.schedulebuilder.domain;

/** Text in a CSV that a spreadsheet may open. An apostrophe is added before text that would run as a formula. */
public final class SpreadsheetText {
    /** What a formula, or another cell, can start with. East Asian spreadsheets also accept the wide forms. */
    private static final String STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private SpreadsheetText() {}

    /** The text in a form that a spreadsheet shows but does not run. */
    public static String guarded(String text) {
        return wouldRun(text) ? "'" + text : text;
    }

    /** Reverses {@link #guarded}; any other text is unchanged. */
    public static String unguarded(String text) {
        return text.startsWith("'") && wouldRun(text.substring(1)) ? text.substring(1) : text;
    }

    /** Whether a spreadsheet would run the text as a formula. */
    public static boolean wouldRun(String text) {
        return !text.isEmpty() && STARTS.indexOf(text.charAt(0)) >= 0;
    }
}
