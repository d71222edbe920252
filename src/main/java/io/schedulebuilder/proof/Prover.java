package io.schedulebuilder.proof;

import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds the best plan of a week and proves how good a plan can be. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester")
public final class Prover {

    /**
     * Solves a week: first for the fewest messages left out, by weight, then for the most points.
     *
     * @param start a plan to begin from, a place for each message of the problem; the result is no worse
     * @param limit of the time, for all of it; what is not proven by then is told by the bound
     * @param workers threads that search
     * @throws IllegalArgumentException if a message was sent outside the horizon, or there is not one place a message
     * @throws io.schedulebuilder.domain.FailureException if the solver's library cannot be loaded
     */
    public Proof prove(WeekProblem problem, Optional<List<Optional<TimeSlot>>> start, Duration limit, int workers) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * The score of any places, whatever rule they break.
     *
     * @param places where each message of the problem is; empty: left out
     * @throws IllegalArgumentException if a place is outside the horizon, or there is not one place a message
     * @throws io.schedulebuilder.domain.FailureException if the solver's library cannot be loaded
     */
    public ModelScore score(WeekProblem problem, List<Optional<TimeSlot>> places) {
        throw new UnsupportedOperationException("not yet");
    }
}
