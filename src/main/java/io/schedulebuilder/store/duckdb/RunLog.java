package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.RefusedInput;
import io.schedulebuilder.store.RunOutcome;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.RunRecord.Status;
import io.schedulebuilder.store.StepTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes and reads {@code schedule_export_log}: one row for each build. */
final class RunLog {
    private static final String SELECT =
            """
            SELECT run_id, schedule_id, page_name, epoch_us(export_timestamp), status, message_count, unplaced_count,
                execution_time_seconds, coalesce(steps, '[]'), error_message, coalesce(note, '')
            FROM schedule_export_log
            """;
    private static final String LATEST_FIRST = " ORDER BY export_timestamp DESC, run_id DESC LIMIT ?";

    private RunLog() {}

    /** A run that is there already is not written again. */
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
                run.page().value(),
                run.startedAt(),
                run.status().name(),
                run.messageCount(),
                run.unplacedCount(),
                run.elapsed().toNanos() / 1e9,
                StepTimes.asJson(run.steps()),
                run.error(),
                run.note());
    }

    static List<RunRecord> latest(Session session, int limit) {
        return session.query(SELECT + LATEST_FIRST, RunLog::run, limit);
    }

    static Optional<RunRecord> find(Session session, String id) {
        return session.first(SELECT + "WHERE run_id = ?", RunLog::run, id)
                .or(() -> session.first(SELECT + "WHERE schedule_id = ?" + LATEST_FIRST, RunLog::run, id, 1));
    }

    /** As {@link io.schedulebuilder.store.Warehouse#outcomes} has it. */
    static List<RunOutcome> outcomes(Session session, Instant from, Instant before) {
        return session.query(
                """
                SELECT epoch_us(export_timestamp), status, coalesce(execution_time_seconds, 0),
                    status = 'FAILED' AND (coalesce(note, '') = $3
                        OR coalesce(note, '') = '' AND regexp_matches(coalesce(error_message, ''), $4))
                FROM schedule_export_log
                WHERE export_timestamp < $2
                  AND export_timestamp >= coalesce(
                      (SELECT max(export_timestamp) FROM schedule_export_log
                       WHERE export_timestamp < $1 AND status <> 'FAILED'),
                      $1)
                  AND (export_timestamp >= $1 OR status <> 'FAILED')
                ORDER BY export_timestamp, run_id
                """,
                row -> new RunOutcome(
                        Times.instant(row.getLong(1)),
                        Status.valueOf(row.getString(2)),
                        seconds(row, 3),
                        row.getBoolean(4)),
                from,
                before,
                RefusedInput.NOTE,
                RefusedInput.ERRORS);
    }

    private static Duration seconds(ResultSet row, int column) throws SQLException {
        return Duration.ofNanos(Math.round(row.getDouble(column) * 1e9));
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        return new RunRecord(
                row.getString(1),
                Optional.ofNullable(row.getString(2)).map(ScheduleId::new),
                new PageName(row.getString(3)),
                Times.instant(row.getLong(4)),
                Status.valueOf(row.getString(5)),
                row.getInt(6),
                row.getInt(7),
                seconds(row, 8),
                StepTimes.ofJson(row.getString(9)),
                Optional.ofNullable(row.getString(10)),
                row.getString(11));
    }
}
