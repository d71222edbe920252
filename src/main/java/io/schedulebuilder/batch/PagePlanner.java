package io.schedulebuilder.batch;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.Futures;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.selection.Choice;
import io.schedulebuilder.selection.PageCandidates;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.week.ChosenWeek;
import io.schedulebuilder.week.DataStates;
import io.schedulebuilder.week.InputsDigest;
import io.schedulebuilder.week.PageBrief;
import io.schedulebuilder.week.SolvedWeek;
import io.schedulebuilder.week.StepTimer;
import io.schedulebuilder.week.WeekCaptions;
import io.schedulebuilder.week.WeekDrafter;
import io.schedulebuilder.week.WeekInputs;
import io.schedulebuilder.week.WeekReader;
import io.schedulebuilder.week.WeekSettings;
import io.schedulebuilder.week.WeekSolver;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The steps that plan a page of a batch, with one set of rules and one solver configuration. The engine decides where
 * and when each step runs. Writes nothing. Thread-safe.
 */
public final class PagePlanner {
    /** Extra candidates of each kind, in case other pages take some of those that the page may use. */
    private static final int SPARE = 15;

    private final PolicyEngine rules;
    private final SolverConfiguration solver;
    private final String solverName;

    /**
     * Loads a planner from a folder of rules and a solver configuration file.
     *
     * @throws InputException if they cannot be used
     */
    public PagePlanner(Path rulesFolder, Path solverConfig) {
        CompletableFuture<SolverConfiguration> loading =
                CompletableFuture.supplyAsync(() -> SolverConfiguration.load(solverConfig));
        this.rules = PolicyEngine.load(rulesFolder);
        this.solver = Futures.get(loading);
        this.solverName = String.valueOf(solverConfig.getFileName());
    }

    /** How old the data is that this planner reads. */
    Optional<DataState> data(Snapshot snapshot, Instant asOf) {
        return DataStates.of(snapshot, asOf, rules);
    }

    /** The fingerprint of the rules and the solver configuration. */
    String fingerprint() {
        return Digest.of(rules.sha256(), solver.sha256()).hex();
    }

    /**
     * Reads pages from one view of the warehouse, one after another in order of name. Only the pages that the consumer
     * keeps stay in memory.
     *
     * @param began when the batch started
     * @param read receives each page with its draw, which may run later on any thread
     * @param failed receives pages that cannot be read
     */
    public void read(
            WeekSettings settings,
            Instant began,
            Collection<PageName> pages,
            Snapshot snapshot,
            BiConsumer<PageName, Supplier<PageDraw>> read,
            BiConsumer<PageName, RuntimeException> failed) {
        WeekReader reader = new WeekReader(snapshot, InstantSource.fixed(began), new StepTimer(step -> {}));
        Map<Page, WeekReader.Around> around = new HashMap<>();
        Map<Page, Instant> asOf = new HashMap<>();
        for (PageName page : pages) {
            attempt(
                    () -> {
                        WeekReader.Around week = reader.around(page, settings);
                        around.put(week.page(), week);
                        asOf.put(week.page(), week.asOf());
                    },
                    error -> failed.accept(page, error));
        }
        snapshot.histories(asOf, history -> {
            PageName page = history.page().name();
            attempt(
                    () -> {
                        WeekReader.Around week = around.get(history.page());
                        if (week != null) {
                            WeekInputs weekInputs = reader.read(week, history);
                            read.accept(page, () -> draw(weekInputs, settings));
                        }
                    },
                    error -> failed.accept(page, error));
        });
    }

    private PageDraw draw(WeekInputs weekInputs, WeekSettings settings) {
        PageBrief pageBrief = PageBrief.of(weekInputs, rules, new StepTimer(step -> {}));
        if (!settings.allowStale()) {
            pageBrief.staleness().ifPresent(warning -> {
                throw new FailureException(warning + ". Or use --allow-stale.");
            });
        }
        return new PageDraw(
                pageBrief.withoutRows(),
                PageCandidates.of(WeekCaptions.request(pageBrief, settings.seed()), SPARE),
                InputsDigest.of(weekInputs));
    }

    /**
     * Plans a page whose captions are divided.
     *
     * @param choice the result of {@link PageDraw#choice}
     * @param captions at least those of the choice
     */
    public Plan solve(long seed, PageDraw page, Choice choice, Map<CaptionId, Caption> captions) {
        StepTimer stepTimer = new StepTimer(step -> {});
        CaptionSelection selection = choice.with(captions);
        SolvedWeek solved =
                new WeekSolver(() -> solver, stepTimer).solve(new ChosenWeek(page.pageBrief(), seed, selection));
        return new WeekDrafter(rules.sha256(), () -> solver, solverName, stepTimer)
                .draft(solved, InputsDigest.chosen(page.inputs(), selection))
                .plan();
    }

    /** A step in planning a page. */
    @FunctionalInterface
    public interface Step<E extends Exception> {
        /** Runs the step. */
        void take() throws E;
    }

    /** Runs a step of a page. If it fails, only that page fails. */
    public static <E extends Exception> void attempt(Step<E> step, Consumer<RuntimeException> failed) throws E {
        try {
            step.take();
        } catch (InputException | FailureException e) {
            failed.accept(e);
        } catch (RuntimeException | Error e) { // do not let one page stop the others
            failed.accept(new FailureException(Fault.words(e), e));
        }
    }
}
