package io.schedulebuilder.planning;

/** The units of one constraint while messages move. */
abstract class RunningCount {
    /** Units of the week as it stands. */
    protected long units;

    private final Scope scope;

    RunningCount(Scope scope) {
        this.scope = scope;
    }

    /** Which messages can change the count. */
    enum Scope {
        PLACED,
        PLACED_PPVS;

        /** The sends of the scope in order of time, those of other plans included. */
        TimeRow row(TimeLine line) {
            return this == PLACED ? line.sends() : line.ppvs();
        }
    }

    final Scope scope() {
        return scope;
    }

    /**
     * Counts what a message adds to the week.
     *
     * @param message is in the time line, whose rows tell {@linkplain TimeRow#at() where}
     * @param sign 1: it was just added; -1: it is removed next
     */
    abstract void count(Message message, int sign);

    final long units() {
        return units;
    }
}
