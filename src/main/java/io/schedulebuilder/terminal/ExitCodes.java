package io.schedulebuilder.terminal;

/** The exit codes of the process. */
public final class ExitCodes {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int WRONG_INPUT = 2;
    public static final int SOMETHING_UNPLACED = 3;
    public static final int SOME_PAGES_FAILED = 4;
    public static final int GATE_FAILED = 5;

    private ExitCodes() {}
}
