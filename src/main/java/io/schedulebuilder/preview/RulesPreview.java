package io.schedulebuilder.preview;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.Futures;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.ChosenWeek;
import io.schedulebuilder.week.DataStates;
import io.schedulebuilder.week.PageBrief;
import io.schedulebuilder.week.RepeatedWeeks;
import io.schedulebuilder.week.SolvedWeek;
import io.schedulebuilder.week.StepTimer;
import io.schedulebuilder.week.WeekCaptions;
import io.schedulebuilder.week.WeekInputs;
import io.schedulebuilder.week.WeekReader;
import io.schedulebuilder.week.WeekSettings;
import io.schedulebuilder.week.WeekSolver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Plans pages' weeks under two rule sets. Each page is read once; both rule sets choose from the same captions and use
 * the same seeds. Each page is planned as if it were the only one: its captions are not locked for the others. Writes
 * nothing. Thread-safe; does not close the warehouse.
 */
public final class RulesPreview {
    private final Warehouse warehouse;
    private final RuleSet oldRules;
    private final RuleSet newRules;
    private final SolverConfiguration solver;
    private final String solverName;
    private final InstantSource clock;

    /** Receives progress, from several threads. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called when a page is planned or has failed.
         *
         * @param done number of finished pages out of {@code total}, including this one
         */
        void pageDone(PageName page, int done, int total);
    }

    /** A folder of rules, and its name in messages. */
    private record RuleSet(String name, Path folder, PolicyEngine engine) {
        PageBrief ruling(WeekInputs weekInputs, StepTimer stepTimer) {
            try {
                return PageBrief.of(weekInputs, engine, stepTimer);
            } catch (InputException e) {
                throw new InputException("under the " + name + " rules (" + folder + "): " + e.getMessage());
            }
        }
    }

    /**
     * Creates a preview of {@code newRules} against {@code oldRules}, which price the plans of both.
     *
     * @throws InputException with everything that is wrong with the rules or the solver configuration
     */
    public RulesPreview(Warehouse warehouse, Path newRules, Path oldRules, Path solverConfig, InstantSource clock) {
        CompletableFuture<SolverConfiguration> loading =
                CompletableFuture.supplyAsync(() -> SolverConfiguration.load(solverConfig));
        this.warehouse = warehouse;
        this.newRules = new RuleSet("new", newRules, PolicyEngine.load(newRules));
        this.oldRules = new RuleSet("old", oldRules, PolicyEngine.load(oldRules));
        this.solver = Futures.get(loading);
        this.solverName = String.valueOf(solverConfig.getFileName());
        this.clock = clock;
    }

    /**
     * Plans all pages, one per core at a time. A page that cannot be planned does not stop the others.
     *
     * @throws InputException if a page is unknown
     * @throws FailureException if the warehouse reports an error
     */
    public RuleSetComparison run(RepeatedWeeks repeated, Progress progress) {
        List<PageName> pages;
        LocalDate start;
        Optional<DataState> data;
        try (Snapshot snapshot = warehouse.read()) {
            pages = repeated.pagesOf(snapshot);
            start = repeated.start(clock.instant(), snapshot.lastMessage());
            Horizon horizon = new Horizon(start, 1, repeated.zone().orElse(Page.DEFAULT_ZONE));
            data = DataStates.of(snapshot, AsOf.resolve(repeated.asOf(), horizon, clock), oldRules.engine());
        }
        List<PageComparison> compared = new ArrayList<>();
        List<PageFailure> failures = new ArrayList<>();
        compareAll(pages, start, repeated, progress).forEach((page, future) -> {
            try {
                compared.add(Futures.get(future));
            } catch (RuntimeException | Error e) { // the other pages are still useful
                failures.add(new PageFailure(page, Fault.words(e)));
            }
        });
        return new RuleSetComparison(
                oldRules.folder().toString(),
                newRules.folder().toString(),
                solverName,
                start,
                repeated.seeds(),
                data,
                compared,
                failures);
    }

    private Map<PageName, CompletableFuture<PageComparison>> compareAll(
            List<PageName> pages, LocalDate start, RepeatedWeeks repeated, Progress progress) {
        AtomicInteger done = new AtomicInteger();
        ExecutorService cores = Futures.pool(Runtime.getRuntime().availableProcessors(), "preview");
        Map<PageName, CompletableFuture<PageComparison>> pending = new LinkedHashMap<>();
        for (PageName page : pages) {
            pending.put(
                    page,
                    CompletableFuture.supplyAsync(
                                    () -> compare(page, repeated.settings(start), repeated.seeds()), cores)
                            .whenComplete((compared, failure) ->
                                    progress.pageDone(page, done.incrementAndGet(), pages.size())));
        }
        cores.shutdown();
        return pending;
    }

    private PageComparison compare(PageName page, WeekSettings settings, int seeds) {
        StepTimer stepTimer = new StepTimer(step -> {});
        PageBrief before;
        PageBrief after;
        List<ChosenWeek> oldWeeks;
        List<ChosenWeek> newWeeks;
        PageOutlook outlook;
        try (Snapshot snapshot = warehouse.read()) {
            WeekInputs weekInputs = new WeekReader(snapshot, clock, stepTimer).read(page, settings);
            before = oldRules.ruling(weekInputs, stepTimer);
            after = newRules.ruling(weekInputs, stepTimer);
            oldWeeks = chosen(before, seeds, stepTimer, snapshot);
            newWeeks = before.policy().asksTheSameAs(after.policy())
                    ? List.of()
                    : chosen(after, seeds, stepTimer, snapshot);
            outlook = PageOutlook.of(after);
        }
        ScoringRules scoringRules = ScoringRules.of(before);
        PagePlans oldPlans = plans(before, oldWeeks, scoringRules, stepTimer);
        return new PageComparison(
                page,
                before.reading().horizon(),
                oldPlans,
                newWeeks.isEmpty() ? oldPlans : plans(after, newWeeks, scoringRules, stepTimer),
                !newWeeks.isEmpty(),
                outlook);
    }

    private static List<ChosenWeek> chosen(PageBrief pageBrief, int seeds, StepTimer stepTimer, Snapshot snapshot) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> new WeekCaptions(stepTimer).choose(pageBrief, seed, snapshot::captions))
                .toList();
    }

    private PagePlans plans(
            PageBrief pageBrief, List<ChosenWeek> chosen, ScoringRules scoringRules, StepTimer stepTimer) {
        WeekSolver weeks = new WeekSolver(() -> solver, stepTimer);
        return new PagePlans(
                pageBrief.policy(),
                IntStream.range(0, chosen.size())
                        .mapToObj(i -> {
                            SolvedWeek solved = weeks.solve(chosen.get(i));
                            return new PricedWeek(
                                    i + 1L,
                                    solved.week().messages(),
                                    solved.unplaced(),
                                    scoringRules.expectedRevenue(solved.week().messages()));
                        })
                        .toList(),
                pageBrief.analysis().messageCount() > 0);
    }
}
