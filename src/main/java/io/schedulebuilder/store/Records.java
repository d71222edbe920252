package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads the schedules and runs that builds recorded. */
public record Records(Queries queries) {
    /** See {@link Warehouse#runs}. */
    public List<RunRecord> runs(int limit) {
        return queries.list(Query.RUNS, Records::run, limit, "");
    }

    /** See {@link Warehouse#run}. */
    public Optional<RunRecord> run(String id) {
        return id.isEmpty()
                ? Optional.empty()
                : queries.list(Query.RUNS, Records::run, 1, id).stream().findFirst();
    }

    /** See {@link Warehouse#outcomes}. */
    public List<RunOutcome> outcomes(Instant from, Instant before) {
        return queries.list(
                Query.RUN_OUTCOMES,
                row -> new RunOutcome(
                        row.moment(0),
                        RunRecord.Status.valueOf(row.text(1)),
                        seconds(row.fraction(2)),
                        row.number(3) == 1),
                from,
                before,
                RefusedInput.NOTE,
                RefusedInput.ERRORS);
    }

    /** See {@link Warehouse#schedule}. */
    public Optional<RecordedSchedule> schedule(ScheduleId id) {
        return queries.list(Query.SCHEDULE, Records::schedule, id.value()).stream()
                .findFirst();
    }

    /** See {@link Snapshot#schedules}. */
    public List<RecordedSchedule> schedules(PageName page, LocalDate from, LocalDate to) {
        return queries.list(Query.SCHEDULES, Records::schedule, page, from, to);
    }

    private static RunRecord run(Row row) {
        return new RunRecord(
                row.text(0),
                row.optional(1).map(ScheduleId::new),
                new PageName(row.text(2)),
                row.moment(3),
                RunRecord.Status.valueOf(row.text(4)),
                Math.toIntExact(row.number(5)),
                Math.toIntExact(row.number(6)),
                seconds(row.fraction(7)),
                StepTimes.ofJson(row.text(8)),
                row.optional(9),
                row.text(10));
    }

    private static RecordedSchedule schedule(Row row) {
        return new RecordedSchedule(
                new ScheduleId(row.text(0)),
                new PageName(row.text(1)),
                row.day(2),
                row.day(3),
                row.moment(4),
                row.text(5),
                row.optional(6).map(ScheduleId::new));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
