package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.Futures;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.store.Snapshot;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.RepeatedWeeks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Plans past weeks of pages again, and judges the plans by what the pages sent then. Each page is planned as if it were
 * the only one. Writes nothing. Does not close the warehouse.
 */
public final class Rehearsal {
    private final Warehouse warehouse;
    private final List<RuleSet> ruleSets;
    private final SolverConfiguration solver;
    private final String solverName;
    private final InstantSource clock;
    private volatile boolean stopped;

    /** Receives progress, from several threads. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called when a page's week is done or has failed.
         *
         * @param done number of finished weeks out of {@code total}, including this one
         */
        void weekDone(PageWeek week, int done, int total);
    }

    /**
     * Creates a rehearsal of rule sets. The first one's evidence half-life is that of the model that judges all plans.
     *
     * @param rules folders, one or two
     * @throws InputException with everything that is wrong with the rules or the solver configuration
     */
    public Rehearsal(Warehouse warehouse, List<Path> rules, Path solverConfig, InstantSource clock) {
        CompletableFuture<SolverConfiguration> loading =
                CompletableFuture.supplyAsync(() -> SolverConfiguration.load(solverConfig));
        this.warehouse = warehouse;
        this.ruleSets = rules.stream().map(RuleSet::load).toList();
        this.solver = Futures.get(loading);
        this.solverName = String.valueOf(solverConfig.getFileName());
        this.clock = clock;
    }

    /** Makes {@link #run} return soon with the weeks that are done. May be called from another thread. */
    public void stop() {
        stopped = true;
    }

    /**
     * Rehearses all weeks, the latest first. A page that cannot be planned does not stop the others.
     *
     * @throws InputException if a page is unknown
     * @throws FailureException if no page sent a PPV before the weeks, or the warehouse reports an error
     */
    public RehearsalReport run(RehearsalSettings settings, Progress progress) {
        ExecutorService cores = Futures.pool(Runtime.getRuntime().availableProcessors(), "rehearse");
        try (Snapshot snapshot = warehouse.read()) {
            Instant last = snapshot.lastMessage().orElseThrow(Rehearsal::nothingSent);
            List<Page> pages = pages(settings.pages(), snapshot);
            PastSends sends = PastSends.read(snapshot, pages, earlier(clock.instant(), last.plusSeconds(1)));
            List<LocalDate> starts = settings.starts(
                    LocalDate.ofInstant(clock.instant(), Page.DEFAULT_ZONE),
                    LocalDate.ofInstant(last, Page.DEFAULT_ZONE));
            Map<LocalDate, List<Page>> weeks = new LinkedHashMap<>();
            starts.forEach(start -> weeks.put(
                    start,
                    pages.stream().filter(page -> sends.hasBegun(page, start)).toList()));
            int total = weeks.values().stream().mapToInt(List::size).sum();
            if (total == 0) {
                throw nothingSent();
            }
            AtomicInteger done = new AtomicInteger();
            Results results = new Results();
            PastWeekPlanner planner = new PastWeekPlanner(ruleSets, solver, settings, sends);
            weeks.forEach((start, having) -> rehearse(
                    planner,
                    snapshot,
                    start,
                    having,
                    cores,
                    week -> progress.weekDone(week, done.incrementAndGet(), total),
                    results));
            return new RehearsalReport(
                    ruleSets.stream().map(set -> set.folder().toString()).toList(),
                    solverName,
                    settings,
                    starts.get(starts.size() - 1),
                    starts.get(0).plusDays(6),
                    results.weeks.stream()
                            .sorted(Comparator.comparing(RehearsedWeek::week))
                            .toList(),
                    total,
                    starts.size() * pages.size() - total,
                    List.copyOf(results.failed.values()),
                    stopped);
        } finally {
            cores.shutdownNow();
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static List<Page> pages(List<PageName> names, Snapshot snapshot) {
        return new RepeatedWeeks(names, Optional.empty(), Optional.empty(), Optional.empty(), 1)
                .pagesOf(snapshot).stream()
                        .flatMap(name -> snapshot.page(name).stream())
                        .toList();
    }

    private static FailureException nothingSent() {
        return new FailureException("no page sent a PPV before the weeks to rehearse, so nothing was known then. "
                + "Import more messages, or rehearse fewer weeks with --weeks.");
    }

    /** What is done so far. */
    private static final class Results {
        private final List<RehearsedWeek> weeks = new ArrayList<>();
        private final Map<PageName, PageFailure> failed = new TreeMap<>();

        void add(PageWeek week, CompletableFuture<RehearsedWeek> future) {
            try {
                weeks.add(Futures.get(future));
            } catch (CancellationException e) {
                // Stopped before it was done.
            } catch (RuntimeException | Error e) { // the other weeks are still useful
                failed.merge(
                        week.page(),
                        new PageFailure(week.page(), Fault.words(e), 1),
                        (latest, earlier) -> new PageFailure(latest.page(), latest.reason(), latest.weeks() + 1));
            }
        }
    }

    /** Rehearses one week of pages: reads in this thread, and plans on all cores. */
    private void rehearse(
            PastWeekPlanner planner,
            Snapshot view,
            LocalDate start,
            List<Page> pages,
            ExecutorService cores,
            Consumer<PageWeek> listener,
            Results results) {
        if (stopped || pages.isEmpty()) {
            return;
        }
        Map<PageWeek, CompletableFuture<RehearsedWeek>> pending = new LinkedHashMap<>();
        Map<Page, Instant> asOf = new LinkedHashMap<>();
        pages.forEach(page -> asOf.put(page, PastWeekPlanner.asOf(page, start)));
        // Pages of a time zone share what is learned, until the week is done.
        Map<Instant, Snapshot> views = new HashMap<>();
        Instant latest = asOf.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        view.asKnownAt(latest).histories(asOf, history -> {
            PageWeek week = new PageWeek(history.page().name(), start);
            Snapshot then = views.computeIfAbsent(PastWeekPlanner.asOf(history.page(), start), view::asKnownAt);
            pending.put(week, rehearsed(planner, then, history, start, cores).whenComplete((done, failure) -> {
                if (!(failure instanceof CancellationException)) {
                    listener.accept(week);
                }
            }));
        });
        pending.forEach(results::add);
    }

    private CompletableFuture<RehearsedWeek> rehearsed(
            PastWeekPlanner planner, Snapshot then, PageHistory history, LocalDate start, ExecutorService cores) {
        if (stopped) {
            return CompletableFuture.failedFuture(new CancellationException());
        }
        try {
            PastWeekPlanner.Prepared prepared = planner.prepare(then, history, start);
            return CompletableFuture.supplyAsync(() -> planner.finish(prepared), cores);
        } catch (InputException | FailureException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
