package io.schedulebuilder.compare;

/** What spoils a run's times, or the run. */
public enum FinalScore {
    BUSY("the machine was busy: the solver had a core for less than nine tenths of its time"),
    CROWDED("more solvers than cores ran at once"),
    CHECKED("the solver checked itself as it went (environmentMode, or -ea), which may spend its count too"),
    CLOCK("the clock ended it: another run may score otherwise");

    private final String words;

    FinalScore(String words) {
        this.words = words;
    }

    /** Why, as half a sentence. */
    public String words() {
        return words;
    }
}
