package io.schedulebuilder.compare;

/** Why a run's timing, or the run itself, is unreliable. */
public enum RunFlag {
    BUSY("the machine was busy, and the solver had a core for less than 90% of its time"),
    CROWDED("more solvers ran at once than there are cores"),
    CHECKED("the solver checked its own work (environmentMode, or -ea), which can use up its budget"),
    CLOCK("the clock ended it, so another run may score differently");

    private final String words;

    RunFlag(String words) {
        this.words = words;
    }

    /** The reason, as half a sentence. */
    public String words() {
        return words;
    }
}
