package io.schedulebuilder.runs;

import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.RunRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON output for a run. Times in milliseconds, keys in snake case. */
public record RunView(
        String runId,
        Optional<String> scheduleId,
        String pageName,
        String startedAt,
        String status,
        int messages,
        int unplaced,
        long elapsedMs,
        Map<String, Long> stepsMs,
        Optional<String> error,
        String note) {
    static RunView of(RunRecord run) {
        Map<String, Long> steps = new LinkedHashMap<>();
        run.steps().forEach(step -> steps.merge(step.name(), step.elapsed().toMillis(), Long::sum));
        return new RunView(
                run.runId(),
                run.schedule().map(ScheduleId::value),
                run.page().value(),
                run.startedAt().toString(),
                run.status().name(),
                run.messageCount(),
                run.unplacedCount(),
                run.elapsed().toMillis(),
                steps,
                run.error(),
                run.note());
    }
}
