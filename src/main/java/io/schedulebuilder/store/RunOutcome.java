package io.schedulebuilder.store;

import java.time.Duration;
import java.time.Instant;

/**
 * How one build in the log ended, and how long it took.
 *
 * @param refused whether wrong input was refused, which is not a fault of the build
 */
public record RunOutcome(Instant startedAt, RunRecord.Status status, Duration elapsed, boolean refused) {
    /** Whether a week was written. An unplaced message is a matter for the operator, not a fault of the build. */
    public boolean succeeded() {
        return switch (status) {
            case SUCCESS, PARTIAL -> true;
            case FAILED -> false;
        };
    }
}
