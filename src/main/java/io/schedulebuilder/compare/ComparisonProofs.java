package io.schedulebuilder.compare;

import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.proof.LimitPrice;
import io.schedulebuilder.proof.LimitPrices;
import io.schedulebuilder.proof.LimitStep;
import io.schedulebuilder.proof.Proof;
import io.schedulebuilder.proof.Prover;
import io.schedulebuilder.week.Assignments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proves how good the plans of a comparison are, with an independent model. Proves one problem after another, each on
 * all cores, starting from the best plan that a contender found.
 */
public final class ComparisonProofs {
    /** A sixth of the time is enough for a price, because it starts from a proven plan and a step is a small change. */
    private static final int PRICE_SHARE = 6;

    private final Duration limit;
    private final boolean prices;
    private final WeekPlanner planner;
    private final Listener listener;
    private final Prover prover = Prover.load();
    private volatile boolean stopped;

    /** Receives progress. */
    public interface Listener {
        /** Called when a proof starts, for problem {@code number} of {@code total}. */
        void begins(String week, int number, int total);

        /** Called when the proof of a problem is finished. */
        void proven(String digest, Proven proven);
    }

    /**
     * Prepares the proofs. {@link #of} runs them.
     *
     * @param limit time limit for each problem
     * @param prices whether to price each limit's steps, each in a sixth of the time
     * @param planner creates the plans that prices start from
     */
    public ComparisonProofs(Duration limit, boolean prices, WeekPlanner planner, Listener listener) {
        this.limit = limit;
        this.prices = prices;
        this.planner = planner;
        this.listener = listener;
    }

    /** Whether it was stopped before everything was proven. */
    public boolean isStopped() {
        return stopped;
    }

    /** Stops the current proof and starts no more. Call it from another thread. */
    public void stop() {
        stopped = true;
        planner.stop();
        prover.stop();
    }

    /**
     * What is proven about each problem that was planned, by its digest.
     *
     * @param kept earlier proofs, which are not repeated
     * @throws io.schedulebuilder.domain.FailureException if the prover's library cannot be loaded
     */
    public Map<String, Proven> of(ComparedWeeks weeks, SolverComparison comparison, Map<String, Proven> kept) {
        Map<String, ComparedWeek> problems = new LinkedHashMap<>();
        weeks.weeks().stream()
                .sorted(Comparator.comparing(ComparedWeek::problem))
                .filter(week -> comparison.problems().contains(week.problem()))
                .forEach(week -> problems.putIfAbsent(week.problem().digest(), week));
        Map<String, Proven> proven = new LinkedHashMap<>(kept);
        proven.keySet().retainAll(problems.keySet());
        int number = 0;
        for (Map.Entry<String, ComparedWeek> problem : problems.entrySet()) {
            number++;
            if (!stopped && !proven.containsKey(problem.getKey())) {
                ComparedWeek week = problem.getValue();
                listener.begins(week.problem().week(), number, problems.size());
                Proven known = prove(week.referee(), best(comparison, problem.getKey()));
                if (!stopped) {
                    proven.put(problem.getKey(), known);
                    listener.proven(problem.getKey(), known);
                }
            }
        }
        return proven;
    }

    private static Optional<List<Optional<TimeSlot>>> best(SolverComparison comparison, String digest) {
        return comparison.runs().stream()
                .filter(run -> run.problem().digest().equals(digest))
                .max(Comparator.comparing((SolverRun run) -> run.score().levels()))
                .map(SolverRun::places);
    }

    private Proven prove(WeekProblem problem, Optional<List<Optional<TimeSlot>>> best) {
        long began = System.nanoTime();
        int cores = Runtime.getRuntime().availableProcessors();
        Proof proof = prover.prove(problem, best, limit, cores);
        List<LimitPrice> priced = new ArrayList<>();
        if (prices) {
            LimitPrices limits = new LimitPrices(prover);
            for (LimitStep step : LimitStep.of(problem)) {
                if (!stopped) {
                    List<Optional<TimeSlot>> start =
                            Assignments.of(step.problem(), planner.planFrom(step.problem(), proof.places()));
                    priced.add(limits.price(step, problem, proof, start, limit.dividedBy(PRICE_SHARE), cores));
                }
            }
        }
        return new Proven(
                proof.score(), proof.bound(), proof.optimal(), (System.nanoTime() - began) / 1_000_000, priced);
    }
}
