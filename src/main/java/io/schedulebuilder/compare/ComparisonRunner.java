package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Futures;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlannedWeek.EndedBy;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.Budget;
import io.schedulebuilder.planning.Construction;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.Trial;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.planning.config.SolverFile;
import io.schedulebuilder.week.Assignments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Lets contenders plan the same weeks, one solver per core, all weeks with one seed before the next seed. A run that
 * fails does not stop the others. Use a new runner for each comparison.
 */
public final class ComparisonRunner {
    /** For shorter runs, a thread's share of the processor cannot be measured, because the clock is too coarse. */
    private static final Duration MEASURABLE = Duration.ofMillis(50);

    private static final double BUSY = 0.9;
    private static final Budget WARM_UP = new Budget.ScoreCalculations(5_000);

    private final List<Entry> entries;
    private final int parallel;
    private final boolean race;
    private final Listener listener;
    private final Map<String, ScoreLevels> origins = new ConcurrentHashMap<>();
    private final List<FailedRun> failures = new ArrayList<>();
    private final List<Contender> dropped = new ArrayList<>();
    private int done;
    private int total;
    private volatile boolean stopped;

    /**
     * A contender, with its solver.
     *
     * @param ruleSet index of the problem that it solves, in {@link ComparedWeek#posed()}
     */
    public record Entry(Contender contender, SolverConfiguration solver, WeekPlanner planner, int ruleSet) {
        /** Creates an entry with its own planner. */
        public static Entry of(Contender contender, SolverConfiguration solver, int ruleSet) {
            return new Entry(contender, solver, new WeekPlanner(solver), ruleSet);
        }
    }

    /** Receives progress, from several threads. */
    public interface Listener {
        /**
         * Called when a run is finished.
         *
         * @param done number of finished runs out of {@code total}, including this one
         */
        void runDone(SolverRun run, int done, int total);

        /** Called when a contender can no longer win and drops out. */
        void dropped(Contender contender, int round, int rounds);
    }

    /**
     * The result of all runs.
     *
     * @param failures runs that failed
     * @param dropped contenders that dropped out of the race
     * @param stopped whether it was stopped before all runs were done
     */
    public record Outcome(
            SolverComparison comparison, List<FailedRun> failures, List<Contender> dropped, boolean stopped) {}

    /**
     * Creates a runner.
     *
     * @param parallel number of solvers at once
     * @param race whether contenders that cannot win drop out
     */
    public ComparisonRunner(List<Entry> entries, int parallel, boolean race, Listener listener) {
        this.entries = List.copyOf(entries);
        this.parallel = parallel;
        this.race = race;
        this.listener = listener;
    }

    /** Ends the comparison soon. Drops running runs and keeps finished ones. Call it from another thread. */
    public void stop() {
        stopped = true;
        entries.forEach(entry -> entry.planner().stop());
    }

    private record Task(Entry entry, ComparedWeek week) {}

    /**
     * Runs everything except the runs that are kept from before.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public Outcome run(ComparedWeeks weeks, Collection<SolverRun> kept) throws InterruptedException {
        failures.addAll(weeks.failures());
        List<SolverRun> runs = new ArrayList<>();
        for (ComparedWeek week : weeks.weeks()) { // kept runs of other weeks are not part of this comparison
            kept.stream().filter(run -> run.problem().equals(week.problem())).forEach(runs::add);
        }
        ExecutorService cores = Futures.pool(parallel, "comparison");
        try {
            prepare(weeks.weeks(), cores);
            Map<Long, List<ComparedWeek>> rounds = new TreeMap<>();
            weeks.weeks().forEach(week -> rounds.computeIfAbsent(week.problem().seed(), seed -> new ArrayList<>())
                    .add(week));
            List<Contender> running =
                    new ArrayList<>(entries.stream().map(Entry::contender).toList());
            done = runs.size();
            total = entries.size() * weeks.weeks().size();
            int round = 0;
            for (List<ComparedWeek> ofSeed : rounds.values()) {
                round++;
                runs.addAll(runAll(missing(ofSeed, runs, running), cores));
                if (race && !stopped && round < rounds.size()) {
                    List<Contender> losers = new StoppingRule(rounds.size()).losers(comparison(runs), running);
                    for (Contender loser : losers) {
                        listener.dropped(loser, round, rounds.size());
                    }
                    running.removeAll(losers);
                    dropped.addAll(losers);
                    total -= losers.size() * (weeks.weeks().size() - round * ofSeed.size());
                }
            }
            return new Outcome(comparison(runs), List.copyOf(failures), List.copyOf(dropped), stopped);
        } finally {
            cores.shutdownNow();
        }
    }

    private SolverComparison comparison(List<SolverRun> runs) {
        return new SolverComparison(entries.stream().map(Entry::contender).toList(), runs, origins, Map.of());
    }

    /** Loads and compiles classes before anything is timed, and finds each week's score before any search. */
    private void prepare(List<ComparedWeek> weeks, ExecutorService cores) throws InterruptedException {
        List<Callable<Object>> work =
                new ArrayList<>(Collections.nCopies(parallel, Executors.callable(() -> warmUp(weeks.get(0)))));
        weeks.forEach(week -> work.add(Executors.callable(() -> {
            origins.computeIfAbsent(week.problem().digest(), digest -> Construction.score(week.referee()));
        })));
        for (Future<Object> done : cores.invokeAll(work)) {
            Futures.get(done);
        }
    }

    private void warmUp(ComparedWeek week) {
        try {
            new WeekPlanner(entries.get(0).solver().within(WARM_UP)).plan(week.referee());
        } catch (RuntimeException | Error e) {
            // Its runs will fail and report why.
        }
    }

    private List<Task> missing(List<ComparedWeek> weeks, List<SolverRun> runs, List<Contender> running) {
        return weeks.stream()
                .flatMap(week -> entries.stream()
                        .filter(entry -> running.contains(entry.contender()))
                        .filter(entry -> runs.stream()
                                .noneMatch(run -> run.problem().equals(week.problem())
                                        && run.contender()
                                                .equals(entry.contender().name())))
                        .map(entry -> new Task(entry, week)))
                .toList();
    }

    private List<SolverRun> runAll(List<Task> tasks, ExecutorService cores) throws InterruptedException {
        List<Callable<Optional<SolverRun>>> work = new ArrayList<>();
        tasks.forEach(task -> work.add(() -> {
            Optional<SolverRun> run = run(task);
            run.ifPresent(this::tell);
            return run;
        }));
        List<SolverRun> runs = new ArrayList<>();
        for (Future<Optional<SolverRun>> future : cores.invokeAll(work)) {
            Futures.get(future).ifPresent(runs::add);
        }
        return runs;
    }

    private synchronized void tell(SolverRun run) {
        listener.runDone(run, ++done, total);
    }

    /** Runs a task; empty if the run failed or was stopped. */
    private Optional<SolverRun> run(Task task) {
        if (stopped) {
            return Optional.empty();
        }
        try {
            WeekProblem posed = task.week().posed().get(task.entry().ruleSet());
            SolverRun run = judged(task, task.entry().planner().trial(posed));
            return stopped ? Optional.empty() : Optional.of(run);
        } catch (RuntimeException | Error e) { // the other runs are still useful
            synchronized (failures) {
                failures.add(new FailedRun(
                        task.entry().contender().name(),
                        task.week().problem().week(),
                        Optional.of(task.week().problem().seed()),
                        "the solver failed: " + SolverFile.firstLine(e)
                                + ". Correct the configuration. If it is correct, this is a bug in schedule-builder."));
            }
            return Optional.empty();
        }
    }

    private SolverRun judged(Task task, Trial trial) {
        WeekProblem referee = task.week().referee();
        List<Optional<TimeSlot>> places = Assignments.of(referee, trial.week());
        ComparedProblem problem = task.week().problem();
        return new SolverRun(
                task.entry().contender().name(),
                problem,
                new WeekInspector(referee, places).score(),
                places,
                (int) places.stream().filter(Optional::isEmpty).count(),
                revenue(referee, places),
                trial.scoreCalculations(),
                trial.spent().toNanos() / 1_000,
                trial.improvements().stream()
                        .map(better -> new SolverRun.Improvement(better.scoreCalculations(), better.score()))
                        .toList(),
                marks(task.entry(), trial));
    }

    /** Expected revenue in dollars, rounded to the cent. */
    private static double revenue(WeekProblem problem, List<Optional<TimeSlot>> places) {
        double dollars = IntStream.range(0, places.size())
                .filter(i ->
                        places.get(i).isPresent() && problem.messages().get(i).type() == MessageType.PPV)
                .mapToDouble(i -> problem.messages().get(i).baseRevenue()
                        * problem.hours().at(places.get(i).get()).factor())
                .sum();
        return Math.round(dollars * 100) / 100.0;
    }

    private Set<RunFlag> marks(Entry entry, Trial trial) {
        Set<RunFlag> marks = EnumSet.noneOf(RunFlag.class);
        if (trial.spent().compareTo(MEASURABLE) > 0
                && trial.cpu().toNanos() < BUSY * trial.spent().toNanos()) {
            marks.add(RunFlag.BUSY);
        }
        if (parallel > Runtime.getRuntime().availableProcessors()) {
            marks.add(RunFlag.CROWDED);
        }
        if (entry.solver().checksItself() || ComparisonRunner.class.desiredAssertionStatus()) {
            marks.add(RunFlag.CHECKED);
        }
        if (trial.week().endedBy() == EndedBy.CLOCK) {
            marks.add(RunFlag.CLOCK);
        }
        return marks;
    }
}
