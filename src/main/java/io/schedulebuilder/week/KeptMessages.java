package io.schedulebuilder.week;

import io.schedulebuilder.schedule.MessageChanges;

/**
 * Counts of what happened to the messages of schedules that were to be kept.
 *
 * @param asTheyWere at the same time as before, including those already sent
 * @param moved to another time
 * @param gone not in the new plan
 * @param added not in the old plan
 */
public record KeptMessages(int asTheyWere, int moved, int gone, int added) {
    /** Counts a diff from the old plan to the new one. */
    public static KeptMessages of(MessageChanges diff) {
        int exchanged = diff.otherCaption().size();
        return new KeptMessages(
                diff.asTheyWere().size() + diff.changed().size(),
                diff.moved().size(),
                diff.dropped().size() + diff.leftOut().size() + exchanged,
                diff.added().size() + diff.placed().size() + exchanged);
    }

    /** The sum of both. */
    public KeptMessages plus(KeptMessages other) {
        return new KeptMessages(
                asTheyWere + other.asTheyWere, moved + other.moved, gone + other.gone, added + other.added);
    }
}
