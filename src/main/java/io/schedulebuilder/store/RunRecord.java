package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One build, as stored in the log.
 *
 * @param runId unique
 * @param schedule empty if the build failed before it had one
 * @param steps how long each step took, in order
 * @param error empty if it succeeded; invisible and control characters are made visible
 * @param note relevant settings: seed, rules, solver configuration, what ended the solver
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
        error = error.map(VisibleText::of); // logs are read in terminals
        note = VisibleText.of(note);
    }

    /** SUCCESS; PARTIAL if a message is unplaced; FAILED. */
    public enum Status {
        SUCCESS,
        PARTIAL,
        FAILED
    }

    /** A step's name and duration. */
    public record Step(String name, Duration elapsed) {}
}
