package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.StepTimes;

/** Writes {@code schedule_export_log}: one row for each build. */
final class RunLog {
    private RunLog() {}

    /** Writes a run, unless it is already in the log. */
    static void write(Session session, RunRecord run) {
        session.update(
                """
                INSERT INTO schedule_export_log (run_id, schedule_id, page_name, export_timestamp, status, message_count,
                    unplaced_count, execution_time_seconds, steps, error_message, note, export_format)
                SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'CSV'
                WHERE NOT EXISTS (FROM schedule_export_log WHERE run_id = $1)
                """,
                run.runId(),
                run.schedule().map(ScheduleId::value),
                run.page(),
                run.startedAt(),
                run.status().name(),
                run.messageCount(),
                run.unplacedCount(),
                run.elapsed().toNanos() / 1e9,
                StepTimes.asJson(run.steps()),
                run.error(),
                run.note());
    }
}
