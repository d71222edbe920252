package io.schedulebuilder.store.bigquery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.RunRecord;
import io.schedulebuilder.store.StepTimes;
import java.util.List;
import java.util.Map;

/** Writes {@code schedule_export_log}: one row for each build. */
final class RunLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SqlFile FAILURES = SqlFile.of("scripts/log_failures.sql");

    /** A script can have at most 1 MB, and a row has little more than a kilobyte. */
    private static final int ROWS_AT_ONCE = 500;

    private RunLog() {}

    /** A row in the form that the statements read. */
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

    /**
     * Writes runs that are not in the log yet. A run that is logged as failed here can never be logged as successful
     * later.
     */
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
                        // Before a deployment there is no guard, and no plan that this could conflict with.
                        "guard",
                        session.catalog().has("sb_guard") ? session.guard() : ""));
        session.update("record the failure", Statement.of("log_failures", sql));
    }
}
