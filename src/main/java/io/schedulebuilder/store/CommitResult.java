package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ScheduleId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** What became of a commitment. In all cases but the first nothing was written. */
public sealed interface CommitResult {
    /** Written. */
    record Committed() implements CommitResult {}

    /** The same schedule is active already: nothing had to be written. */
    record AlreadyCommitted() implements CommitResult {}

    /** Someone else has taken these captions since; the value says who and when, for people. */
    record CaptionsTaken(Map<CaptionId, String> captions) implements CommitResult {
        /** Who holds a caption, for people. */
        public static String by(String page, LocalDate day, String schedule) {
            return "locked by page " + page + " for " + day + " (" + schedule + ")";
        }
    }

    /** Schedules of the page, recorded since the plan was made, lie so near that gaps to them must be kept. */
    record ScheduledNearby(Set<ScheduleId> unknown) implements CommitResult {}

    /** Active schedules of the page overlap the days and are not among those to replace. */
    record AlreadyScheduled(Set<ScheduleId> existing) implements CommitResult {}
}
