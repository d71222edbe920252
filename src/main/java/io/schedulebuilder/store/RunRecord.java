package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One build, as the log keeps it.
 *
 * @param runId unique
 * @param schedule empty when the build failed before it had one
 * @param steps how long each step took, in order
 * @param error empty when it succeeded; what hides or steers in it is made visible
 * @param note settings worth keeping: seed, rules, solver configuration, what ended the solver
 */
public record RunRecord(
        String runId,
        Optional<ScheduleId> schedule,
        PageName page,
        Instant startedAt,
        Status status,
        int messageCount,
        int unplacedCount,
        Duration elapsed,
        List<Step> steps,
        Optional<String> error,
        String note) {
    public RunRecord {
        error = error.map(VisibleText::of); // a log is read on terminals
        note = VisibleText.of(note);
    }

    /** SUCCESS; PARTIAL when something is unplaced; FAILED. */
    public enum Status {
        SUCCESS,
        PARTIAL,
        FAILED
    }

    /** A named step and its duration. */
    public record Step(String name, Duration elapsed) {}
}
