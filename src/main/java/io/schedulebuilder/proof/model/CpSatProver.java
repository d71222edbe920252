package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.proof.ModelScore;
import io.schedulebuilder.proof.Proof;
import io.schedulebuilder.proof.Prover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The prover, based on the CP-SAT solver of OR-Tools. */
public final class CpSatProver implements Prover {
    private static final String LIBRARY = "jniortools";

    private final Set<Search> underWay = ConcurrentHashMap.newKeySet();

    /**
     * Creates the prover and loads the solver's native code. The build puts it next to the jar, and the launcher passes
     * the folder. The loader that comes with the solver would unpack 70 MB into the temporary folder at every start.
     *
     * @throws FailureException if it is missing or not for this machine
     * @throws IllegalStateException if the prover lacks a constraint
     */
    public CpSatProver() {
        ConstraintTerms.requireAll(ConstraintTerms.ALL);
        try {
            System.loadLibrary(LIBRARY);
        } catch (UnsatisfiedLinkError e) {
            throw new FailureException(
                    "The solver library for --prove (" + System.mapLibraryName(LIBRARY) + ") cannot be loaded from "
                            + System.getProperty("java.library.path") + ": " + e.getMessage()
                            + ". Use the launcher to run --prove; if that fails too, build again on this machine.",
                    e);
        }
    }

    @Override
    public Proof prove(WeekProblem problem, Optional<List<Optional<TimeSlot>>> start, Duration limit, int workers) {
        Search search = new Search(limit, workers, problem.seed());
        underWay.add(search);
        try {
            return new WeekProof(Layout.toPlan(problem), search).proof(start);
        } finally {
            underWay.remove(search);
        }
    }

    @Override
    public ModelScore score(WeekProblem problem, List<Optional<TimeSlot>> places) {
        return WeekScore.of(problem, places);
    }

    @Override
    public void stop() {
        underWay.forEach(Search::stop);
    }
}
