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
     * Creates the prover and loads its native libraries.
     *
     * @throws io.schedulebuilder.domain.FailureException if they cannot be loaded
     */
    static Prover load() {
        return LibraryFolder.service(
                Prover.class, "prover", "io.schedulebuilder.proof.model", "com.google.ortools.sat.CpModel");
    }

    /**
     * Solves a week, first for the fewest unplaced messages, by weight, then for the most points.
     *
     * @param start a plan to start from, with a place for each message of the problem; places that are not open are
     *     ignored
     * @param limit time limit for everything; the bound shows what is not proven by then
     * @param workers number of search threads
     * @throws IllegalArgumentException if a message was sent outside the horizon, or the number of places is not the
     *     number of messages
     */
    Proof prove(WeekProblem problem, Optional<List<Optional<TimeSlot>>> start, Duration limit, int workers);

    /**
     * Scores any places, whatever rules they break. Uses the same model, with every choice fixed.
     *
     * @param places slot of each message of the problem; empty if unplaced
     * @throws IllegalArgumentException if a place is outside the horizon, or the number of places is not the number of
     *     messages
     */
    ModelScore score(WeekProblem problem, List<Optional<TimeSlot>> places);

    /** Stops all running proofs, from any thread. Each returns what it knows so far. */
    void stop();
}
