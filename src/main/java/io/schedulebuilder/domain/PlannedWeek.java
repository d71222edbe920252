package io.schedulebuilder.domain;

import java.util.List;

/**
 * The solver's result for the chosen captions.
 *
 * @param messages in order of time
 * @param unplaced messages without a slot, with reasons
 * @param endedBy what stopped the solver: only a wall-clock end can differ between machines
 */
public record PlannedWeek(
        List<PlannedMessage> messages, List<UnplacedMessage> unplaced, PlanScore score, EndedBy endedBy) {
    /** What stopped the solver. */
    public enum EndedBy {
        /** A limit on steps or score calculations: the same on every machine. */
        COUNT("count"),
        /** The wall-clock limit, which is a safety net. */
        CLOCK("clock"),
        /** All messages already had a slot. */
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
