package io.schedulebuilder.warehouse.duckdb;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.warehouse.RunRecord;
import io.schedulebuilder.warehouse.RunRecord.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code schedule_export_log}: one row a build. */
final class RunTable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The log wants a schedule id in every row; a build that failed early has none. */
    private static final String NO_SCHEDULE = "none";

    private static final String SELECT =
            """
            SELECT coalesce(run_id, schedule_id), schedule_id, page_name, epoch_us(export_timestamp), status,
                   coalesce(message_count, 0), coalesce(unplaced_count, 0), coalesce(execution_time_seconds, 0),
                   coalesce(steps, '[]'), error_message, coalesce(note, '')
            FROM schedule_export_log
            """;

    private final Sql sql;

    RunTable(Sql sql) {
        this.sql = sql;
    }

    void add(RunRecord run) {
        ArrayNode steps = JSON.createArrayNode();
        run.steps().forEach(step -> steps.addObject()
                .put("name", step.name())
                .put("ms", step.elapsed().toNanos() / 1_000_000.0));
        sql.execute(
                """
                INSERT INTO schedule_export_log (schedule_id, page_name, export_timestamp, message_count,
                    execution_time_seconds, error_message, status, export_format, exported_by, run_id,
                    unplaced_count, steps, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'CSV', 'schedule-builder', ?, ?, ?, ?)
                """,
                run.schedule().map(ScheduleId::value).orElse(NO_SCHEDULE),
                run.page().value(),
                run.startedAt(),
                run.messageCount(),
                run.elapsed().toNanos() / 1e9,
                run.error(),
                run.status().name(),
                run.runId(),
                run.unplacedCount(),
                steps.toString(),
                run.note());
    }

    List<RunRecord> latest(int limit) {
        return sql.list(SELECT + "ORDER BY export_timestamp DESC, run_id DESC LIMIT ?", RunTable::run, limit);
    }

    Optional<RunRecord> find(String id) {
        return sql.first(
                SELECT + "WHERE run_id = ? OR schedule_id = ? ORDER BY export_timestamp DESC, run_id DESC LIMIT 1",
                RunTable::run,
                id,
                id);
    }

    private static RunRecord run(ResultSet row) throws SQLException {
        String schedule = row.getString(2);
        return new RunRecord(
                row.getString(1),
                schedule.equals(NO_SCHEDULE) ? Optional.empty() : Optional.of(new ScheduleId(schedule)),
                new PageName(row.getString(3)),
                Sql.instant(row, 4),
                Status.valueOf(row.getString(5)),
                row.getInt(6),
                row.getInt(7),
                nanos(row.getDouble(8) * 1e9),
                steps(row.getString(9)),
                Sql.text(row, 10),
                row.getString(11));
    }

    private static List<RunRecord.Step> steps(String json) {
        List<RunRecord.Step> steps = new ArrayList<>();
        try {
            for (JsonNode step : JSON.readTree(json)) {
                steps.add(new RunRecord.Step(
                        step.path("name").asText(), nanos(step.path("ms").asDouble() * 1e6)));
            }
        } catch (JacksonException e) {
            throw new FailureException("schedule_export_log holds steps that are not JSON: " + json, e);
        }
        return steps;
    }

    private static Duration nanos(double nanos) {
        return Duration.ofNanos(Math.round(nanos));
    }
}
