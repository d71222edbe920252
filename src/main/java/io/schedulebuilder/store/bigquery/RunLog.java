package io.schedulebuilder.store.bigquery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.RefusedInput;
import io.schedulebuilder.store.RunOutcome;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.RunRecord.Status;
import io.schedulebuilder.store.StepTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads {@code schedule_export_log}: one row for each build. */
final class RunLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SqlFile FAILURES = SqlFile.of("scripts/log_failures.sql");

    /** A script is at most 1 MB long, and a row hardly more than a kilobyte. */
    private static final int ROWS_AT_ONCE = 500;

    private RunLog() {}

    /** A row as the statements that write it read it. */
    static ObjectNode json(RunRecord run) {
        return JSON.createObjectNode()
                .put("run_id", run.runId())
                .put("schedule_id", run.schedule().map(ScheduleId::value).orElse(null))
                .put("page_name", run.page().value())
                .put("started_micros", Long.toString(SqlText.micros(run.startedAt())))
                .put("status", run.status().name())
                .put("message_count", run.messageCount())
                .put("unplaced_count", run.unplacedCount())
                .put("seconds", run.elapsed().toNanos() / 1e9)
                .put("steps", StepTimes.asJson(run.steps()))
                .put("error", run.error().orElse(null))
                .put("note", run.note());
    }

    /** A run that is there already is not written again; one that is written now never becomes another. */
    static void writeFailures(Session session, List<RunRecord> runs) {
        for (int from = 0; from < runs.size(); from += ROWS_AT_ONCE) {
            writeSome(session, runs.subList(from, Math.min(runs.size(), from + ROWS_AT_ONCE)));
        }
    }

    private static void writeSome(Session session, List<RunRecord> runs) {
        ArrayNode rows = JSON.createArrayNode();
        runs.forEach(run -> rows.add(json(run)));
        String sql = session.sql(
                FAILURES,
                Map.of(
                        "runs",
                        SqlText.literal(rows.toString()),
                        // Where nothing is deployed yet nothing can be written that it would stand against.
                        "guard",
                        session.catalog().has("sb_guard") ? Guard.change(session) : ""));
        session.update("record the failure", new Statement("log_failures", sql, List.of(), Optional.empty()));
    }

    static List<RunRecord> latest(Session session, int limit) {
        return read(session, limit, "");
    }

    /** The run of this run id first, then those of this schedule id. */
    static List<RunRecord> find(Session session, String id) {
        return id.isEmpty() ? List.of() : read(session, 1, id);
    }

    private static List<RunRecord> read(Session session, int limit, String id) {
        return session.query("read the log", session.statement("runs", limit, id)).stream()
                .map(row -> new RunRecord(
                        row.text(0),
                        row.optional(1).map(ScheduleId::new),
                        new PageName(row.text(2)),
                        SqlText.instant(row.number(3)),
                        Status.valueOf(row.text(4)),
                        Math.toIntExact(row.number(5)),
                        Math.toIntExact(row.number(6)),
                        seconds(row.fraction(7)),
                        StepTimes.ofJson(row.text(8)),
                        row.optional(9),
                        row.text(10)))
                .toList();
    }

    static List<RunOutcome> outcomes(Session session, Instant from, Instant before) {
        return session
                .query(
                        "read the log",
                        session.statement("run_outcomes", from, before, RefusedInput.NOTE, RefusedInput.ERRORS))
                .stream()
                .map(row -> new RunOutcome(
                        SqlText.instant(row.number(0)),
                        Status.valueOf(row.text(1)),
                        seconds(row.fraction(2)),
                        row.number(3) == 1))
                .toList();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
