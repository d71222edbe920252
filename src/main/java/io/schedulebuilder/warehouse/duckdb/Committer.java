package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.warehouse.CommitResult;
import io.schedulebuilder.warehouse.Commitment;
import io.schedulebuilder.warehouse.Commitment.Lock;
import io.schedulebuilder.warehouse.RecordedSchedule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes one plan, or nothing. */
final class Committer {
    private final Sql sql;

    Committer(Sql sql) {
        this.sql = sql;
    }

    CommitResult commit(Commitment commitment) {
        return sql.transaction(() -> {
            Set<ScheduleId> overlapping = new TreeSet<>();
            new ScheduleTable(sql)
                            .active(
                                    commitment.page().name(),
                                    commitment.horizon().start(),
                                    commitment.horizon().lastDay())
                            .stream()
                            .map(RecordedSchedule::id)
                            .forEach(overlapping::add);
            if (overlapping.remove(commitment.id())) {
                return new CommitResult.AlreadyCommitted();
            }
            overlapping.removeAll(commitment.replaces());
            if (!overlapping.isEmpty()) {
                return new CommitResult.AlreadyScheduled(overlapping);
            }
            requireInBank(commitment.locks());
            Map<CaptionId, String> taken = taken(commitment);
            if (!taken.isEmpty()) {
                return new CommitResult.CaptionsTaken(taken);
            }
            write(commitment);
            return new CommitResult.Committed();
        });
    }

    private void requireInBank(List<Lock> locks) {
        for (Lock lock : locks) {
            if (sql.number(
                            "SELECT count(*) FROM caption_bank WHERE caption_id = ?",
                            lock.caption().value())
                    == 0) {
                throw new FailureException("caption " + lock.caption()
                        + " is no longer in the caption bank. Nothing was recorded. Run plan again.");
            }
        }
    }

    private Map<CaptionId, String> taken(Commitment commitment) {
        LocalDate from = commitment.horizon().start().minusDays(CaptionPoolQuery.REST_DAYS);
        LocalDate to = commitment.horizon().lastDay().plusDays(CaptionPoolQuery.REST_DAYS);
        Map<CaptionId, String> taken = new TreeMap<>();
        for (Lock lock : commitment.locks()) {
            if (lock.sent()) {
                continue;
            }
            sql
                    .list(
                            """
                            SELECT l.schedule_id, l.page_name, l.scheduled_send_date
                            FROM standing_locks l
                            JOIN caption_bank b ON b.caption_key = l.caption_key
                            WHERE b.caption_id = ? AND l.scheduled_send_date BETWEEN ? AND ?
                            ORDER BY l.scheduled_send_date, l.page_name
                            """,
                            row -> Map.entry(
                                    Sql.text(row, 1).orElse(""),
                                    "locked by page " + row.getString(2) + " for " + Sql.date(row, 3)),
                            lock.caption().value(),
                            from,
                            to)
                    .stream()
                    .filter(holder -> !commitment.replaces().contains(new ScheduleId(holder.getKey())))
                    .findFirst()
                    .ifPresent(holder -> taken.put(
                            lock.caption(),
                            holder.getKey().isEmpty()
                                    ? holder.getValue()
                                    : holder.getValue() + " (" + holder.getKey() + ")"));
        }
        return taken;
    }

    private void write(Commitment commitment) {
        ScheduleTable schedules = new ScheduleTable(sql);
        schedules.put(commitment);
        sql.execute(
                "DELETE FROM active_caption_assignments WHERE schedule_id = ?",
                commitment.id().value());
        LocalDate today =
                LocalDate.ofInstant(commitment.now(), commitment.page().zone());
        for (Lock lock : commitment.locks()) {
            sql.execute(
                    """
                    INSERT INTO active_caption_assignments (page_name, caption_id, caption_text, assigned_date,
                        scheduled_send_date, scheduled_send_hour, price_tier, is_active, assigned_at, assignment_key,
                        schedule_id)
                    VALUES (?, ?, ?, ?, ?, ?, ?, TRUE, ?, ?, ?)
                    """,
                    commitment.page().name().value(),
                    lock.caption().value(),
                    lock.text(),
                    today,
                    lock.sendTime().toLocalDate(),
                    lock.sendTime().getHour(),
                    lock.priceTier().name().toLowerCase(Locale.ROOT),
                    commitment.now(),
                    assignmentKey(commitment, lock),
                    commitment.id().value());
        }
        commitment.replaces().stream().sorted().forEach(old -> {
            schedules.replace(old, commitment.id());
            release(old, commitment);
        });
        new RunTable(sql).add(commitment.run());
    }

    /** What the old schedule sent before as-of stays locked, unless the new one holds it. */
    private void release(ScheduleId old, Commitment commitment) {
        LocalDateTime asOf =
                LocalDateTime.ofInstant(commitment.asOf(), commitment.page().zone());
        sql.execute(
                """
                UPDATE active_caption_assignments
                SET is_active = FALSE, deactivated_at = ?, deactivation_reason = 'replaced'
                WHERE schedule_id = ?
                  AND (scheduled_send_date > ? OR (scheduled_send_date = ? AND scheduled_send_hour >= ?)
                       OR caption_id IN (SELECT caption_id FROM active_caption_assignments WHERE schedule_id = ?))
                """,
                commitment.now(),
                old.value(),
                asOf.toLocalDate(),
                asOf.toLocalDate(),
                asOf.getHour(),
                commitment.id().value());
    }

    private static String assignmentKey(Commitment commitment, Lock lock) {
        String key = commitment.page().name() + "|" + lock.caption() + "|"
                + lock.sendTime().toLocalDate() + "|" + lock.sendTime().getHour();
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
