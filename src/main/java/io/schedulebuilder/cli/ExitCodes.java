package io.schedulebuilder.cli;

/** What the process answers to the shell. */
final class ExitCodes {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_INPUT = 2;
    static final int SOMETHING_UNPLACED = 3;
    static final int GATE_FAILED = 5;

    private ExitCodes() {}
}
