package io.schedulebuilder.app;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.selection.CaptionSelector;
import io.schedulebuilder.selection.Choice;
import io.schedulebuilder.selection.FairShares;
import io.schedulebuilder.selection.PageCandidates;
import io.schedulebuilder.warehouse.Snapshot;
import io.schedulebuilder.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Plans the weeks of many pages from one view of the warehouse: each page draws, captions go to the page where they are
 * worth most, then each week is solved, one page a core. Equal requests on equal warehouses give equal plans, however
 * many cores there are and in whatever order pages were named. Holds the best candidates of each page, not its history.
 * Writes nothing.
 */
final class BatchPlanner {
    /** Captions of each kind that a page brings beside those it may use: what others may take from it. */
    private static final int SPARE = 15;

    private final Warehouse warehouse;
    private final PolicyEngine rules;
    private final SolverConfiguration solver;
    private final String solverName;
    private final InstantSource clock;
    private final ExecutorService cores;
    private final int parallel;
    private final Listener listener;

    /** Is told of each page as it is planned or fails, from several threads. */
    interface Listener {
        /** A page is planned. */
        void planned(PageName page, Draft draft, Duration spent);

        /** A page cannot be planned. */
        void failed(PageName page, RuntimeException error);

        /** Whether no further page is to be begun. */
        boolean isStopped();
    }

    /** @param parallel threads of {@code cores} */
    BatchPlanner(
            Warehouse warehouse,
            PolicyEngine rules,
            SolverConfiguration solver,
            String solverName,
            InstantSource clock,
            ExecutorService cores,
            int parallel,
            Listener listener) {
        this.warehouse = warehouse;
        this.rules = rules;
        this.solver = solver;
        this.solverName = solverName;
        this.clock = clock;
        this.cores = cores;
        this.parallel = parallel;
        this.listener = listener;
    }

    /** A page that has drawn, without the rows that it drew from. */
    private record Drawn(Ruling ruling, PageCandidates candidates, String inputs) {}

    /**
     * Plans the pages.
     *
     * @param pages that share the captions, in order of name, each once
     * @param missing those of them that are to be solved: the others were, from the same view of the warehouse
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    void plan(BatchRequest request, List<PageName> pages, Set<PageName> missing) throws InterruptedException {
        SortedMap<PageName, Drawn> drawn;
        SortedMap<PageName, Choice> shares;
        Map<CaptionId, Caption> captions;
        try (Snapshot snapshot = warehouse.read()) {
            drawn = draw(request, pages, snapshot);
            SortedMap<PageName, PageCandidates> candidates = new TreeMap<>();
            drawn.forEach((page, one) -> candidates.put(page, one.candidates()));
            shares = FairShares.of(candidates);
            captions = snapshot.captions(
                    shares.values().stream().flatMap(Choice::captions).toList());
        }
        List<Callable<Boolean>> work = new ArrayList<>();
        drawn.forEach((page, one) -> {
            if (missing.contains(page)) {
                work.add(() -> solve(request, page, one, Optional.ofNullable(shares.get(page)), captions));
            }
        });
        finish(cores.invokeAll(work));
    }

    /** Reads page after page, and lets each draw on another core meanwhile. */
    private SortedMap<PageName, Drawn> draw(BatchRequest request, List<PageName> pages, Snapshot snapshot)
            throws InterruptedException {
        SortedMap<PageName, Future<Drawn>> drawing = new TreeMap<>();
        // No more pages in memory with all their rows than there are cores to draw them.
        Semaphore room = new Semaphore(parallel + 1);
        WeekReader reader = new WeekReader(snapshot, clock, new Steps(step -> {}));
        Map<Page, WeekReader.Around> around = new HashMap<>();
        Map<Page, Instant> asOf = new HashMap<>();
        for (PageName page : pages) {
            orFail(page, () -> {
                WeekReader.Around week = reader.around(request.week(page));
                around.put(week.page(), week);
                asOf.put(week.page(), week.asOf());
            });
        }
        snapshot.histories(
                asOf,
                history -> orFail(history.page().name(), () -> {
                    WeekReader.Around week = around.get(history.page());
                    if (week != null && !listener.isStopped()) {
                        Reading reading = reader.read(week, history);
                        room.acquireUninterruptibly();
                        drawing.put(history.page().name(), cores.submit(() -> {
                            try {
                                return drawn(reading, request.seed());
                            } finally {
                                room.release();
                            }
                        }));
                    }
                }));
        SortedMap<PageName, Drawn> drawn = new TreeMap<>();
        for (Map.Entry<PageName, Future<Drawn>> page : drawing.entrySet()) {
            try {
                drawn.put(page.getKey(), page.getValue().get());
            } catch (ExecutionException e) {
                listener.failed(page.getKey(), runtime(e));
            }
        }
        return drawn;
    }

    private Drawn drawn(Reading reading, long seed) {
        Ruling ruling = Ruling.of(reading, rules, new Steps(step -> {}));
        return new Drawn(
                ruling.withoutRows(),
                PageCandidates.of(WeekCaptions.request(ruling, seed), SPARE),
                InputsDigest.of(reading));
    }

    private boolean solve(
            BatchRequest request,
            PageName page,
            Drawn drawn,
            Optional<Choice> share,
            Map<CaptionId, Caption> captions) {
        if (listener.isStopped()) {
            return false;
        }
        long began = System.nanoTime();
        return orFail(page, () -> {
            Steps steps = new Steps(step -> {});
            // A page without a share is told why.
            CaptionSelection selection = share.orElseGet(() -> CaptionSelector.choose(drawn.candidates()))
                    .with(captions);
            SolvedWeek solved = new WeekSolver(() -> solver, steps)
                    .solve(WeekCaptions.pose(drawn.ruling(), request.seed(), selection));
            Draft draft = new WeekDrafter(rules.sha256(), () -> solver, solverName, steps)
                    .draft(request.seed(), drawn.ruling(), solved, InputsDigest.chosen(drawn.inputs(), selection));
            listener.planned(page, draft, Duration.ofNanos(System.nanoTime() - began));
        });
    }

    /** Does a page's work; what goes wrong is that page's alone. */
    private boolean orFail(PageName page, Runnable work) {
        try {
            work.run();
            return true;
        } catch (InputException | FailureException e) {
            listener.failed(page, e);
        } catch (RuntimeException e) { // the other pages are worth having all the same
            listener.failed(
                    page,
                    new FailureException("this is a fault of schedule-builder itself, not of your input: " + e, e));
        }
        return false;
    }

    private static RuntimeException runtime(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    private static void finish(List<Future<Boolean>> work) throws InterruptedException {
        for (Future<Boolean> one : work) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw runtime(e);
            }
        }
    }
}
