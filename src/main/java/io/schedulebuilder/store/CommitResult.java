package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ScheduleId;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/** The result of a commit. Only {@link Committed} means that something was written. */
public sealed interface CommitResult {
    /** The plan was written. */
    record Committed() implements CommitResult {}

    /** The same schedule is already active, so nothing was written. */
    record AlreadyCommitted() implements CommitResult {}

    /** Others have taken these captions since the plan was made; the values say who and when, for people. */
    record CaptionsTaken(Map<CaptionId, String> captions) implements CommitResult {
        /** Describes who holds a caption, for people. */
        public static String by(String page, LocalDate day, String schedule) {
            return "locked by page " + page + " for " + day + " (" + schedule + ")";
        }
    }

    /** Schedules of the page that were recorded since the plan was made are so near that gaps to them must be kept. */
    record ScheduledNearby(Set<ScheduleId> unknown) implements CommitResult {}

    /** Active schedules of the page overlap these days, and the plan does not replace them. */
    record AlreadyScheduled(Set<ScheduleId> existing) implements CommitResult {}
}
