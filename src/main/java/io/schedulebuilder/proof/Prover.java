package io.schedulebuilder.proof;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the best plan of a week and proves how good a plan can be. Thread-safe. */
public final class Prover {
    private static final Duration SCORING = Duration.ofMinutes(1);

    private final Search search;

    /** @throws io.schedulebuilder.domain.FailureException if the solver's library cannot be loaded */
    public Prover() {
        this.search = new Search();
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
        return new WeekProof(problem, search, limit, workers).proof(start, places -> score(problem, places));
    }

    /**
     * The score of any places, whatever rule they break: the same model, with no choice left in it.
     *
     * @param places where each message of the problem is; empty: left out
     * @throws IllegalArgumentException if a place is outside the horizon, or there is not one place a message
     */
    public ModelScore score(WeekProblem problem, List<Optional<TimeSlot>> places) {
        WeekModel model = new WeekModel(Layout.asGiven(problem, places), EnumSet.allOf(Level.class));
        Solved solved = search.maximise(model.cp(), model.score(), Long.MAX_VALUE, SCORING, 1, problem.seed())
                .orElseThrow(() -> new IllegalStateException("a week without a choice has no score"));
        Map<PlanningConstraint, Long> byConstraint = new EnumMap<>(PlanningConstraint.class);
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            byConstraint.put(
                    constraint,
                    Optional.ofNullable(model.scores().get(constraint))
                            .map(solved::value)
                            .orElse(0L));
        }
        return new ModelScore(
                new ScoreLevels(
                        solved.value(model.score(Level.HARD)),
                        solved.value(model.score(Level.MEDIUM)),
                        solved.value(model.score(Level.SOFT))),
                byConstraint);
    }

    /** Ends the proofs under way, from any thread: each tells what it knows by then. */
    public void stop() {
        search.stop();
    }
}
