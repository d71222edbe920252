package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.warehouse.Commitment;
import io.schedulebuilder.warehouse.RecordedSchedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** {@code schedule_recommendations}: what was planned, and what took its place. */
final class ScheduleTable {
    private static final String SELECT =
            """
            SELECT schedule_id, page_name, first_day, last_day, epoch_us(created_at), schedule_json, replaced_by
            FROM schedule_recommendations
            """;

    private final Sql sql;

    ScheduleTable(Sql sql) {
        this.sql = sql;
    }

    Optional<RecordedSchedule> find(ScheduleId id) {
        return sql.first(SELECT + "WHERE schedule_id = ?", ScheduleTable::schedule, id.value());
    }

    List<RecordedSchedule> active(PageName page, LocalDate from, LocalDate to) {
        return sql.list(
                SELECT
                        + """
                        WHERE page_name = ? AND status = 'ACTIVE' AND first_day <= ? AND last_day >= ?
                        ORDER BY first_day, schedule_id
                        """,
                ScheduleTable::schedule,
                page.value(),
                to,
                from);
    }

    /** Writes the schedule as active; one that was replaced before comes back. */
    void put(Commitment commitment) {
        sql.execute(
                "DELETE FROM schedule_recommendations WHERE schedule_id = ?",
                commitment.id().value());
        sql.execute(
                """
                INSERT INTO schedule_recommendations (schedule_id, page_name, created_at, schedule_json,
                    total_messages, saturation_zone, first_day, last_day, status)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'ACTIVE')
                """,
                commitment.id().value(),
                commitment.page().name().value(),
                commitment.now(),
                commitment.planJson(),
                commitment.locks().size(),
                commitment.saturationZone(),
                commitment.horizon().start(),
                commitment.horizon().lastDay());
    }

    void replace(ScheduleId old, ScheduleId by) {
        sql.execute(
                "UPDATE schedule_recommendations SET status = 'REPLACED', replaced_by = ? WHERE schedule_id = ?",
                by.value(),
                old.value());
    }

    private static RecordedSchedule schedule(ResultSet row) throws SQLException {
        return new RecordedSchedule(
                new ScheduleId(row.getString(1)),
                new PageName(row.getString(2)),
                Sql.date(row, 3),
                Sql.date(row, 4),
                Sql.instant(row, 5),
                row.getString(6),
                Sql.text(row, 7).map(ScheduleId::new));
    }
}
