package io.schedulebuilder.week;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Futures;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.schedule.ScheduleFiles;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.store.WriteSession;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Builds weeks: turns rules into volumes, finds slots for captions, and records the plan. Reads the rules and the
 * solver configuration once, while the warehouse opens. Does not own the warehouse. Thread-safe.
 */
public final class PlanningService {
    /** How often to replan when another run takes our captions, before a last try under the write lock. */
    private static final int TRIES_BEFORE_LOCK = 2;

    private final Warehouse warehouse;
    private final CompletableFuture<PolicyEngine> rules;
    private final CompletableFuture<SolverConfiguration> solver;
    private final String solverName;
    private final InstantSource clock;
    private final Consumer<String> progress;

    /**
     * Creates a service with its own clock and a progress listener.
     *
     * @param progress receives each step as it starts
     */
    public PlanningService(
            Warehouse warehouse, Path rules, Path solverConfig, InstantSource clock, Consumer<String> progress) {
        this.warehouse = warehouse;
        // In this order, because on two cores the common pool has one thread, and the rules are needed first.
        this.rules = CompletableFuture.supplyAsync(() -> PolicyEngine.load(rules));
        this.solver = CompletableFuture.supplyAsync(() -> SolverConfiguration.load(solverConfig));
        this.solverName = String.valueOf(solverConfig.getFileName());
        this.clock = clock;
        this.progress = progress;
    }

    /** Creates a service for a warehouse, a folder of rules and a solver configuration file. */
    public static PlanningService on(Warehouse warehouse, Path rules, Path solverConfig) {
        return new PlanningService(warehouse, rules, solverConfig, InstantSource.system(), step -> {});
    }

    /**
     * Plans a week and writes nothing.
     *
     * @throws InputException if the page, a rule or the solver configuration is wrong
     * @throws FailureException if the warehouse fails, no caption is free, or the week is already scheduled
     */
    public BuiltWeek plan(PageName page, WeekSettings settings) {
        StepTimer stepTimer = new StepTimer(progress);
        return draft(page, settings, stepTimer).week(BuiltWeek.Outcome.PLANNED, stepTimer.done());
    }

    /**
     * Plans a week and records it with its recommendation, locks and log. On failure, writes only a log row with the
     * error.
     *
     * @throws InputException if the page, a rule or the solver configuration is wrong
     * @throws FailureException if the warehouse fails, no caption is free, or the week is already scheduled
     */
    public BuiltWeek build(PageName page, WeekSettings settings) {
        return build(page, settings, Optional.empty());
    }

    /** Like {@link #build(PageName, WeekSettings)}, and publishes the files only if the week is recorded. */
    public BuiltWeek build(PageName page, WeekSettings settings, ScheduleFiles files) {
        return build(page, settings, Optional.of(files));
    }

    private BuiltWeek build(PageName page, WeekSettings settings, Optional<ScheduleFiles> files) {
        StepTimer stepTimer = new StepTimer(progress);
        RunLog log = new RunLog(warehouse, page, stepTimer, clock.instant());
        return log.logFailure(() -> {
            for (int attempt = 1; attempt <= TRIES_BEFORE_LOCK; attempt++) {
                Draft draft = draft(page, settings, stepTimer);
                write(draft, files, stepTimer);
                CommitResult result = stepTimer.time(
                        "commit", () -> warehouse.commit(draft.commitment(log.success(draft.plan()), clock.instant())));
                if (!isOvertaken(result, settings)) {
                    return finish(draft, result, files, stepTimer);
                }
                progress.accept("plan again: the warehouse changed in the meantime");
            }
            try (WriteSession locked = warehouse.lock()) {
                ChosenWeek chosen = choose(page, settings, locked, stepTimer);
                Draft draft = draft(chosen, stepTimer);
                write(draft, files, stepTimer);
                CommitResult result = stepTimer.time(
                        "commit", () -> locked.commit(draft.commitment(log.success(draft.plan()), clock.instant())));
                return finish(draft, result, files, stepTimer);
            }
        });
    }

    private Draft draft(PageName page, WeekSettings settings, StepTimer stepTimer) {
        ChosenWeek chosen;
        try (Snapshot snapshot = stepTimer.time("open warehouse", warehouse::read)) {
            chosen = choose(page, settings, snapshot, stepTimer);
        }
        return draft(chosen, stepTimer);
    }

    /** Reads everything that the week needs, so that no view of the warehouse stays open during solving. */
    private ChosenWeek choose(PageName page, WeekSettings settings, Snapshot snapshot, StepTimer stepTimer) {
        WeekInputs weekInputs = new WeekReader(snapshot, clock, stepTimer).read(page, settings);
        PageBrief pageBrief =
                PageBrief.of(weekInputs, stepTimer.time("load rules", () -> Futures.get(rules)), stepTimer);
        PageBrief drawnFrom = settings.selection() == WeekSettings.Selection.PROCEDURE
                ? chosenByProcedure(settings, pageBrief, snapshot, stepTimer)
                : pageBrief;
        return new WeekCaptions(stepTimer).choose(drawnFrom, settings.seed(), snapshot::captions);
    }

    /** A brief in which only the captions chosen by the warehouse's procedure are free. */
    private static PageBrief chosenByProcedure(
            WeekSettings settings, PageBrief pageBrief, Snapshot snapshot, StepTimer stepTimer) {
        WeekInputs weekInputs = pageBrief.reading();
        return pageBrief.only(stepTimer.time(
                "call the selection procedure",
                () -> snapshot.choose(
                        weekInputs.history().page(),
                        pageBrief.policy().segment(),
                        pageBrief.counts(),
                        settings.seed(),
                        // It chooses for the week that begins on the day of this moment.
                        Collections.max(
                                List.of(weekInputs.asOf(), weekInputs.horizon().begins())))));
    }

    private Draft draft(ChosenWeek chosen, StepTimer stepTimer) {
        return new WeekDrafter(Futures.get(rules).sha256(), () -> Futures.get(solver), solverName, stepTimer)
                .draft(chosen);
    }

    private static void write(Draft draft, Optional<ScheduleFiles> files, StepTimer stepTimer) {
        files.ifPresent(f -> stepTimer.time("write files", () -> f.write(draft.plan())));
    }

    /** Whether planning again with the same options may succeed. */
    private static boolean isOvertaken(CommitResult result, WeekSettings settings) {
        return result instanceof CommitResult.CaptionsTaken
                || result instanceof CommitResult.ScheduledNearby
                || (result instanceof CommitResult.AlreadyScheduled
                        && settings.earlier() != WeekSettings.Earlier.STAND);
    }

    private BuiltWeek finish(Draft draft, CommitResult result, Optional<ScheduleFiles> files, StepTimer stepTimer) {
        if (result instanceof CommitResult.CaptionsTaken taken) {
            throw new FailureException(Refusals.taken(taken) + ". Run again.");
        }
        if (result instanceof CommitResult.ScheduledNearby nearby) {
            throw new FailureException(Refusals.nearby(nearby) + ". Run again.");
        }
        if (result instanceof CommitResult.AlreadyScheduled scheduled) {
            throw Refusals.alreadyScheduled(scheduled);
        }
        Draft kept = draft;
        BuiltWeek.Outcome outcome = BuiltWeek.Outcome.COMMITTED;
        if (result instanceof CommitResult.AlreadyCommitted) {
            outcome = BuiltWeek.Outcome.ALREADY_COMMITTED;
            kept = warehouse
                    .schedule(draft.plan().scheduleId())
                    .map(recorded -> draft.as(NeighborSchedules.plan(recorded)))
                    .orElse(draft);
            write(kept, files, stepTimer);
        }
        BuiltWeek week = kept.week(outcome, stepTimer.done());
        return files.map(f -> week.published(f.publish())).orElse(week);
    }
}
