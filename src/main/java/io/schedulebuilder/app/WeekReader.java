package io.schedulebuilder.app;

import io.schedulebuilder.analysis.HourWorth;
import io.schedulebuilder.analysis.PageAnalyser;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.warehouse.CommitResult;
import io.schedulebuilder.warehouse.RecordedSchedule;
import io.schedulebuilder.warehouse.Replacement;
import io.schedulebuilder.warehouse.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads one page's week from one view of the warehouse: history to analysis to policy, then the captions it may use. */
final class WeekReader {
    private final Snapshot snapshot;
    private final Page page;
    private final Horizon horizon;
    private final Instant asOf;
    private final boolean replace;
    private final Steps steps;

    WeekReader(Snapshot snapshot, Page page, Horizon horizon, Instant asOf, boolean replace, Steps steps) {
        this.snapshot = snapshot;
        this.page = page;
        this.horizon = horizon;
        this.asOf = asOf;
        this.replace = replace;
        this.steps = steps;
    }

    /** @param rules waits until they are loaded: asked as late as can be */
    Reading read(Supplier<PolicyEngine> rules) {
        int reach = Math.toIntExact(Neighbours.REACH.toDays());
        List<RecordedSchedule> schedules = steps.time(
                "read schedules",
                () -> snapshot.schedules(
                        page.name(),
                        horizon.start().minusDays(reach),
                        horizon.lastDay().plusDays(reach)));
        List<RecordedSchedule> overlapping = schedules.stream()
                .filter(schedule -> !schedule.firstDay().isAfter(horizon.lastDay())
                        && !schedule.lastDay().isBefore(horizon.start()))
                .toList();
        Set<ScheduleId> overlappingIds =
                overlapping.stream().map(RecordedSchedule::id).collect(Collectors.toUnmodifiableSet());
        if (!overlapping.isEmpty() && !replace) {
            throw new FailureException(Refusals.scheduled(new CommitResult.AlreadyScheduled(overlappingIds))
                    + ". Give --replace to take its place.");
        }
        PageHistory history = steps.time("read history", () -> snapshot.history(page, asOf));
        PolicyEngine engine = steps.time("load rules", rules);
        PageAnalysis analysis = steps.time("analyse", () -> PageAnalyser.analyse(history, asOf, engine::tierFor));
        Policy policy = steps.time("apply rules", () -> engine.policyFor(analysis.account()));
        Replacement replacement = new Replacement(overlappingIds, Neighbours.sentTexts(overlapping, asOf));
        CaptionPool pool = steps.time("read captions", () -> snapshot.captions(page, horizon, asOf, replacement));
        List<ChosenMessage> alreadySent = Neighbours.alreadySent(overlapping, horizon, asOf);
        return new Reading(
                horizon,
                overlapping.stream()
                        .map(RecordedSchedule::firstDay)
                        .filter(horizon.start()::isAfter)
                        .min(Comparator.naturalOrder())
                        .orElse(horizon.start()),
                asOf,
                history,
                analysis,
                policy,
                HourWorth.table(analysis.hours(), policy.peakHours()),
                pool,
                alreadySent,
                Neighbours.fixed(history, schedules, Set.copyOf(overlapping), alreadySent, horizon, asOf),
                replacement,
                schedules.stream()
                        .map(RecordedSchedule::id)
                        .filter(id -> !overlappingIds.contains(id))
                        .collect(Collectors.toCollection(TreeSet::new)),
                Neighbours.dropped(overlapping, horizon, asOf));
    }
}
