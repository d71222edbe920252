package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.RecordedSchedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads {@code schedule_recommendations}. */
final class Schedules {
    private Schedules() {}

    static Optional<RecordedSchedule> find(Session session, ScheduleId id) {
        if (!isThere(session)) {
            return Optional.empty();
        }
        return session.query("read the schedule", session.statement("schedule", id.value())).stream()
                .map(Schedules::schedule)
                .findFirst();
    }

    static List<RecordedSchedule> active(Session session, PageName page, LocalDate from, LocalDate to) {
        if (!isThere(session)) {
            return List.of();
        }
        return session
                .query(
                        "read the schedules",
                        session.statement("schedules", page.value(), from, to).of(page))
                .stream()
                .map(Schedules::schedule)
                .toList();
    }

    /** The first build makes the table. */
    private static boolean isThere(Session session) {
        return session.catalog().has("schedule_recommendations");
    }

    private static RecordedSchedule schedule(Row row) {
        return new RecordedSchedule(
                new ScheduleId(row.text(0)),
                new PageName(row.text(1)),
                LocalDate.parse(row.text(2)),
                LocalDate.parse(row.text(3)),
                SqlText.instant(row.number(4)),
                row.text(5),
                row.optional(6).map(ScheduleId::new));
    }
}
