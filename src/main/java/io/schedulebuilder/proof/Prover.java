package io.schedulebuilder.proof;

import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the best plan of a week and proves how good a plan can be. Thread-safe. */
public final class Prover {
    private final Set<Search> underWay = ConcurrentHashMap.newKeySet();

    /** @throws io.schedulebuilder.domain.FailureException if the solver's library cannot be loaded */
    public Prover() {
        NativeLibrary.load();
    }

    /**
     * Solves a week: first for the fewest messages left out, by weight, then for the most points.
     *
     * @param start a plan to begin from, a place for each message of the problem; a place that is not open is passed over
     * @param limit of the time, for all of it; what is not proven by then is told by the bound
     * @param workers threads that search
     * @throws IllegalArgumentException if a message was sent outside the horizon, or there is not one place a message
     */
    public Proof prove(WeekProblem problem, Optional<List<Optional<TimeSlot>>> start, Duration limit, int workers) {
        Search search = new Search(limit, workers, problem.seed());
        underWay.add(search);
        try {
            return new WeekProof(problem, search).proof(start);
        } finally {
            underWay.remove(search);
        }
    }

    /**
     * The score of any places, whatever rule they break: the same model, with no choice left in it.
     *
     * @param places where each message of the problem is; empty: left out
     * @throws IllegalArgumentException if a place is outside the horizon, or there is not one place a message
     */
    public ModelScore score(WeekProblem problem, List<Optional<TimeSlot>> places) {
        return WeekScore.of(problem, places);
    }

    /** Ends the proofs under way, from any thread: each tells what it knows by then. */
    public void stop() {
        underWay.forEach(Search::stop);
    }
}
