package io.schedulebuilder.domain;

import java.util.List;

/**
 * What the solver made of the chosen captions.
 *
 * @param messages in order of time
 * @param unplaced those left out, with reasons
 * @param endedBy what stopped the solver: only a wall-clock end may differ from machine to machine
 */
public record PlannedWeek(
        List<PlannedMessage> messages, List<UnplacedMessage> unplaced, PlanScore score, EndedBy endedBy) {
    /** What stopped the solver. */
    public enum EndedBy {
        /** A count of steps or score calculations: the same on every machine. */
        COUNT("count"),
        /** The wall clock: the safety net cut in. */
        CLOCK("clock"),
        /** Every message was in place already: nothing was left to solve. */
        NOTHING_TO_SOLVE("nothing to solve");

        private final String word;

        EndedBy(String word) {
            this.word = word;
        }

        /** The word in the plan. */
        public String word() {
            return word;
        }
    }
}
