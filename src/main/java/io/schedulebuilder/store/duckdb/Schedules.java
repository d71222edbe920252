package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.RecordedSchedule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads {@code schedule_recommendations}. */
final class Schedules {
    private static final String SELECT =
            """
            SELECT schedule_id, page_name, first_day, last_day, epoch_us(created_at), schedule_json, replaced_by
            FROM schedule_recommendations
            """;

    private Schedules() {}

    static Optional<RecordedSchedule> find(Session session, ScheduleId id) {
        return session.first(SELECT + "WHERE schedule_id = ?", Schedules::schedule, id.value());
    }

    /** The page's active schedules with a day from {@code from} to {@code to}, oldest first. */
    static List<RecordedSchedule> active(Session session, PageName page, LocalDate from, LocalDate to) {
        return session.query(
                SELECT
                        + """
                        WHERE page_name = ? AND status = 'ACTIVE' AND last_day >= ? AND first_day <= ?
                        ORDER BY first_day, schedule_id
                        """,
                Schedules::schedule,
                page.value(),
                from,
                to);
    }

    private static RecordedSchedule schedule(ResultSet row) throws SQLException {
        return new RecordedSchedule(
                new ScheduleId(row.getString(1)),
                new PageName(row.getString(2)),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                Times.instant(row.getLong(5)),
                row.getString(6),
                Optional.ofNullable(row.getString(7)).map(ScheduleId::new));
    }
}
