package io.schedulebuilder.week;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the inputs of pages' weeks from one view of the warehouse: history, schedules and free captions. */
public record WeekReader(Snapshot snapshot, InstantSource clock, StepTimer stepTimer) {
    /**
     * Reads a week.
     *
     * @throws InputException if the page is unknown or the week ends before as-of
     * @throws FailureException if the week is already scheduled and should not be replaced
     */
    public WeekInputs read(PageName name, WeekSettings settings) {
        Around around = around(name, settings);
        PageHistory history = stepTimer.time("read history", () -> snapshot.history(around.page(), around.asOf()));
        return read(around, history);
    }

    /**
     * A week that may be planned, with the page's schedules near it, before the history is read.
     *
     * @param overlapping those of {@code schedules} that the week replaces
     * @param keep whether their unsent messages stay in their slots if possible
     */
    public record Around(
            Page page,
            Horizon horizon,
            Instant asOf,
            List<RecordedSchedule> schedules,
            List<RecordedSchedule> overlapping,
            boolean keep) {}

    /**
     * Reads the schedules around a week.
     *
     * @throws InputException if the page is unknown or the week ends before as-of
     * @throws FailureException if the week is already scheduled and should not be replaced
     */
    public Around around(PageName name, WeekSettings settings) {
        Page known = snapshot.page(name).orElseThrow(() -> Refusals.unknownPage(name, snapshot));
        ZoneId zone = settings.zone().orElse(known.zone());
        Page page = new Page(known.name(), zone);
        Horizon horizon = new Horizon(settings.start(), settings.weeks(), zone);
        Instant asOf = AsOf.resolve(settings.asOf(), horizon, clock);
        if (!asOf.isBefore(horizon.ends())) {
            throw new InputException(
                    (horizon.weeks() == 1 ? "the week" : "the " + horizon.weeks() + " weeks") + " from "
                            + settings.start() + (horizon.weeks() == 1 ? " ends" : " end") + " before as-of " + asOf
                            + ". Use a later --start-date or an earlier --as-of.");
        }
        List<RecordedSchedule> schedules = stepTimer.time("read schedules", () -> schedulesAround(page, horizon));
        List<RecordedSchedule> overlapping = schedules.stream()
                .filter(schedule -> !schedule.firstDay().isAfter(horizon.lastDay())
                        && !schedule.lastDay().isBefore(horizon.start()))
                .toList();
        if (!overlapping.isEmpty() && settings.earlier() == WeekSettings.Earlier.STAND) {
            throw Refusals.alreadyScheduled(new CommitResult.AlreadyScheduled(ids(overlapping)));
        }
        return new Around(
                page, horizon, asOf, schedules, overlapping, settings.earlier() == WeekSettings.Earlier.ARE_KEPT);
    }

    /** Reads the rest of a week whose history is already read. */
    public WeekInputs read(Around around, PageHistory history) {
        Horizon horizon = around.horizon();
        Instant asOf = around.asOf();
        Set<ScheduleId> overlappingIds = ids(around.overlapping());
        List<Plan> schedules =
                around.schedules().stream().map(NeighborSchedules::plan).toList();
        List<Plan> overlapping = schedules.stream()
                .filter(plan -> overlappingIds.contains(plan.scheduleId()))
                .toList();
        Replacement replacement = new Replacement(overlappingIds, NeighborSchedules.sentTexts(overlapping, asOf));
        CaptionPool pool =
                stepTimer.time("read captions", () -> snapshot.pool(around.page(), horizon, asOf, replacement));
        List<ChosenMessage> held = NeighborSchedules.held(overlapping, horizon, asOf, around.keep());
        return new WeekInputs(
                horizon,
                NeighborSchedules.coolingFrom(overlapping, horizon),
                asOf,
                history,
                stepTimer.time("read what all pages sent", snapshot::market),
                stepTimer.time("read what plans promised", snapshot::promises),
                pool,
                held,
                around.keep() ? overlapping : List.of(),
                snapshot.holidays(horizon.start(), horizon.lastDay()),
                NeighborSchedules.fixed(history, pool.bank(), schedules, overlappingIds, held, horizon, asOf),
                replacement,
                around.schedules().stream()
                        .map(RecordedSchedule::id)
                        .filter(id -> !overlappingIds.contains(id))
                        .collect(Collectors.toCollection(TreeSet::new)),
                NeighborSchedules.dropped(overlapping, horizon, asOf),
                snapshot.reported(around.page()));
    }

    private static Set<ScheduleId> ids(List<RecordedSchedule> schedules) {
        return schedules.stream().map(RecordedSchedule::id).collect(Collectors.toUnmodifiableSet());
    }

    private List<RecordedSchedule> schedulesAround(Page page, Horizon horizon) {
        int reach = Math.toIntExact(NeighborSchedules.REACH.toDays());
        return snapshot.schedules(
                page.name(), horizon.start().minusDays(reach), horizon.lastDay().plusDays(reach));
    }
}
