package io.schedulebuilder.planning;

/** The units of one constraint, updated as messages move. */
abstract class RunningCount {
    /** Units of the current week. */
    protected long units;

    private final Scope scope;

    RunningCount(Scope scope) {
        this.scope = scope;
    }

    /** Which messages can change the count. */
    enum Scope {
        PLACED,
        PLACED_PPVS;

        /** The sends in scope in order of time, other plans included. */
        TimeRow row(TimeLine line) {
            return this == PLACED ? line.sends() : line.ppvs();
        }
    }

    final Scope scope() {
        return scope;
    }

    /**
     * Updates the count for one message.
     *
     * @param message is in the time line, whose rows know {@linkplain TimeRow#at() where}
     * @param sign 1 if it was just added, -1 if it is removed next
     */
    abstract void count(Message message, int sign);

    final long units() {
        return units;
    }
}
