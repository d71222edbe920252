package io.schedulebuilder.proof;

import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.libraries.LibraryFolder;
import io.schedulebuilder.planning.WeekProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds the best plan of a week and proves how good a plan can be. Thread-safe. */
public interface Prover {
    /**
     * The prover, whose libraries are opened now.
     *
     * @throws io.schedulebuilder.domain.FailureException if they cannot be loaded
     */
    static Prover load() {
        return LibraryFolder.service(
                Prover.class, "prover", "io.schedulebuilder.proof.model", "com.google.ortools.sat.CpModel");
    }

    /**
     * Solves a week: first for the fewest messages left out, by weight, then for the most points.
     *
     * @param start a plan to begin from, a place for each message of the problem; a place that is not open is passed over
     * @param limit of the time, for all of it; what is not proven by then is told by the bound
     * @param workers threads that search
     * @throws IllegalArgumentException if a message was sent outside the horizon, or there is not one place a message
     */
    Proof prove(WeekProblem problem, Optional<List<Optional<TimeSlot>>> start, Duration limit, int workers);

    /**
     * The score of any places, whatever rule they break: the same model, with no choice left in it.
     *
     * @param places where each message of the problem is; empty: left out
     * @throws IllegalArgumentException if a place is outside the horizon, or there is not one place a message
     */
    ModelScore score(WeekProblem problem, List<Optional<TimeSlot>> places);

    /** Ends the proofs under way, from any thread: each tells what it knows by then. */
    void stop();
}
