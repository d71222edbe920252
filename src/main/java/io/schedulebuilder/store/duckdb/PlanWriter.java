package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.toCollection;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.Conflicts;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Records;
import io.schedulebuilder.store.RestPeriod;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.duckdb.DuckDBAppender;

/** Writes one commitment within its session's transaction, or reports why it cannot. */
record PlanWriter(Session session, Commitment plan) {
    CommitResult write() {
        stageLocks();
        Optional<CommitResult> conflict = conflicts().result(plan);
        if (conflict.isPresent()) {
            return conflict.get();
        }
        release();
        lock();
        promise();
        recommend();
        RunLog.write(session, plan.run());
        return new CommitResult.Committed();
    }

    private Conflicts conflicts() {
        return new Conflicts(
                active(plan.horizon().start(), plan.horizon().lastDay()),
                active(RestPeriod.from(plan.horizon()), RestPeriod.to(plan.horizon())),
                captions(
                        "SELECT DISTINCT caption_id FROM planned_locks ANTI JOIN caption_bank USING (caption_id) ORDER BY 1"),
                captions(
                        """
                        SELECT DISTINCT caption_id FROM planned_locks p JOIN caption_bank b USING (caption_id)
                        WHERE NOT p.sent AND b.caption_text <> p.caption_text ORDER BY 1
                        """),
                captions(
                        """
                        SELECT string_agg(caption_id, ' and ' ORDER BY caption_id)
                        FROM planned_locks JOIN caption_bank b USING (caption_id)
                        GROUP BY b.caption_key HAVING count(*) > 1 AND NOT bool_and(sent) ORDER BY 1
                        """),
                taken());
    }

    private Set<ScheduleId> active(LocalDate from, LocalDate to) {
        return new Records(session)
                .schedules(plan.page().name(), from, to).stream()
                        .map(RecordedSchedule::id)
                        .collect(toCollection(LinkedHashSet::new));
    }

    private List<String> captions(String sql) {
        return session.query(sql, row -> row.text(0));
    }

    private void stageLocks() {
        session.run(
                """
                CREATE OR REPLACE TEMP TABLE planned_locks (
                    caption_id BIGINT, caption_text VARCHAR, send_date DATE, send_hour BIGINT, price_tier VARCHAR,
                    assignment_key VARCHAR, sent BOOLEAN, message_type VARCHAR, planned_at TIMESTAMPTZ,
                    expected_revenue DOUBLE, promise_factor DOUBLE, propensity DOUBLE, propensity_error DOUBLE,
                    explored BOOLEAN)
                """);
        session.append("planned_locks", plan.locks(), (to, lock) -> {
            to.append(lock.caption().value());
            to.append(lock.text());
            to.append(lock.sendTime().toLocalDate());
            to.append((long) lock.sendTime().getHour());
            to.append(lock.priceTier().name().toLowerCase(Locale.ROOT));
            to.append(lock.assignmentKey(plan.page().name()));
            to.append(lock.sent());
            to.append(lock.priceTier().messageType().label());
            to.append(lock.promise().plannedAt().atOffset(ZoneOffset.UTC));
            append(to, lock.promise().expectedRevenue());
            append(to, Optional.of(lock.promise().factor()));
            append(to, lock.promise().propensity());
            append(to, lock.promise().propensityError());
            if (lock.promise().explored().isPresent()) {
                to.append(lock.promise().explored().get().booleanValue());
            } else {
                to.appendNull();
            }
        });
    }

    private static void append(DuckDBAppender to, Optional<BigDecimal> value) throws SQLException {
        if (value.isPresent()) {
            to.append(value.get().doubleValue());
        } else {
            to.appendNull();
        }
    }

    /** The plan's captions that other schedules hold, each with its earliest lock. */
    private Map<CaptionId, String> taken() {
        Map<CaptionId, String> taken = new LinkedHashMap<>();
        session.visit(
                """
                SELECT p.caption_id, r.page_name, r.send_date, r.schedule_id
                FROM planned_locks p
                JOIN caption_bank b ON b.caption_id = p.caption_id
                JOIN resting_locks r ON r.caption_key = b.caption_key
                WHERE NOT p.sent
                  AND r.send_date BETWEEN ? AND ?
                  AND NOT (r.page_name = ? AND list_contains(?::VARCHAR[], coalesce(r.schedule_id, '')))
                ORDER BY p.caption_id, r.send_date, r.schedule_id
                """,
                row -> taken.putIfAbsent(
                        new CaptionId(row.number(0)),
                        CommitResult.CaptionsTaken.by(row.text(1), row.day(2), row.text(3))),
                RestPeriod.from(plan.horizon()),
                RestPeriod.to(plan.horizon()),
                plan.page().name(),
                plan.replacement().schedules());
        return taken;
    }

    /**
     * Releases the locks of replaced schedules. What they sent before as-of stays locked, unless this plan has it. A
     * lock that the sweep ended still counts like a sent message, so it is released like the others.
     */
    private void release() {
        session.update(
                """
                UPDATE active_caption_assignments
                SET is_active = FALSE, deactivated_at = ?, deactivation_reason = 'replaced'
                WHERE page_name = ? AND (coalesce(is_active, TRUE) OR deactivation_reason = 'expired')
                  AND list_contains(?::VARCHAR[], schedule_id)
                  AND (caption_id NOT IN (SELECT caption_id FROM caption_bank WHERE list_contains(?::VARCHAR[], caption_key))
                       OR caption_id IN (SELECT caption_id FROM planned_locks))
                """,
                plan.now(),
                plan.page().name(),
                plan.replacement().schedules(),
                plan.replacement().sent());
        session.update(
                """
                UPDATE schedule_recommendations
                SET status = 'REPLACED', replaced_by = ?
                WHERE page_name = ? AND status = 'ACTIVE' AND list_contains(?::VARCHAR[], schedule_id)
                """,
                plan.id().value(),
                plan.page().name(),
                plan.replacement().schedules());
    }

    private void lock() {
        session.update(
                """
                INSERT INTO active_caption_assignments (page_name, caption_id, caption_text, assigned_date,
                    scheduled_send_date, scheduled_send_hour, price_tier, is_active, assigned_at, assignment_key,
                    schedule_id)
                SELECT ?, caption_id, caption_text, ?, send_date, send_hour, price_tier, TRUE, ?, assignment_key, ?
                FROM planned_locks
                """,
                plan.page().name(),
                plan.now().atZone(plan.page().zone()).toLocalDate(),
                plan.now(),
                plan.id().value());
    }

    /**
     * Keeps what the plan promises. The promises of replaced schedules go, except for what they sent: that was earned
     * under their promise. A schedule that becomes active again promises once.
     */
    private void promise() {
        String table = session.qualified(SchemaText.PLANNED_MESSAGES.name());
        session.run("CREATE TABLE IF NOT EXISTS " + table + " (" + SchemaText.PLANNED_MESSAGES.body() + ")");
        session.update(
                "DELETE FROM " + table
                        + """
                         WHERE page_name = ? AND (
                            (list_contains(?::VARCHAR[], schedule_id) AND caption_id NOT IN (
                                SELECT caption_id FROM caption_bank WHERE list_contains(?::VARCHAR[], caption_key)))
                            OR (schedule_id = ? AND caption_id IN (SELECT caption_id FROM planned_locks WHERE NOT sent)))
                        """,
                plan.page().name(),
                plan.replacement().schedules(),
                plan.replacement().sent(),
                plan.id().value());
        session.update(
                "INSERT INTO " + table
                        + """
                         (schedule_id, page_name, caption_id, planned_at, message_type, price_tier, expected_revenue,
                            promise_factor, propensity, propensity_error, explored)
                        SELECT ?, ?, caption_id, planned_at, message_type, price_tier, expected_revenue, promise_factor,
                            propensity, propensity_error, explored
                        FROM planned_locks WHERE NOT sent
                        """,
                plan.id().value(),
                plan.page().name());
    }

    /** If a replaced schedule becomes active again, its old row is updated. */
    private void recommend() {
        session.update(
                """
                INSERT INTO schedule_recommendations (schedule_id, page_name, created_at, schedule_json, total_messages,
                    saturation_zone, first_day, last_day, status)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE')
                ON CONFLICT (schedule_id) DO UPDATE SET
                    created_at = excluded.created_at, schedule_json = excluded.schedule_json,
                    total_messages = excluded.total_messages, saturation_zone = excluded.saturation_zone,
                    first_day = excluded.first_day, last_day = excluded.last_day, status = 'ACTIVE', replaced_by = NULL
                """,
                plan.id().value(),
                plan.page().name(),
                plan.now(),
                plan.planJson(),
                plan.locks().size(),
                plan.saturationZone().name(),
                plan.horizon().start(),
                plan.horizon().lastDay());
    }
}
