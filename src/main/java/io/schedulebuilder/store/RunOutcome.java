package io.schedulebuilder.store;

import java.time.Duration;
import java.time.Instant;

/**
 * How one build of the log ended, and how long it took.
 *
 * @param refused whether it ended because wrong input was refused, which is no fault of the builds
 */
public record RunOutcome(Instant startedAt, RunRecord.Status status, Duration elapsed, boolean refused) {
    /** A build whose input was not refused. */
    public RunOutcome(Instant startedAt, RunRecord.Status status, Duration elapsed) {
        this(startedAt, status, elapsed, false);
    }

    /** Whether a week was written. A message that could not be placed is for the operator, not a fault of the build. */
    public boolean succeeded() {
        return switch (status) {
            case SUCCESS, PARTIAL -> true;
            case FAILED -> false;
        };
    }
}
