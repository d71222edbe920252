package io.schedulebuilder.proof;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs the solver, and stops it. Thread-safe. */
final class Search {
    /** The solver speaks of its bound in floating point. */
    private static final double WHOLE = 1e-6;

    private final Set<CpSolver> running = ConcurrentHashMap.newKeySet();

    /** @throws io.schedulebuilder.domain.FailureException if the solver's library cannot be loaded */
    Search() {
        NativeLibrary.load();
    }

    /**
     * The solution of a model that is worth most.
     *
     * @param most no solution can be worth more, however little is proven
     * @return empty if none was found in time, or there is none
     */
    Optional<Solved> maximise(CpModel model, LinearExpr worth, long most, Duration limit, int workers, long seed) {
        model.maximize(worth);
        CpSolver solver = new CpSolver();
        SatParameters.Builder parameters = solver.getParameters();
        parameters.setMaxTimeInSeconds(limit.toNanos() / 1e9);
        parameters.setNumWorkers(workers);
        parameters.setRandomSeed((int) (seed & Integer.MAX_VALUE));
        running.add(solver);
        try {
            CpSolverStatus status = solver.solve(model, new Enough(most));
            if (status == CpSolverStatus.MODEL_INVALID) {
                throw new IllegalStateException("the model of a week is invalid: " + model.validate());
            }
            if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
                return Optional.empty();
            }
            long bound = (long) Math.floor(solver.bestObjectiveBound() + WHOLE);
            return Optional.of(new Solved(solver.response(), Math.min(bound, most)));
        } finally {
            running.remove(solver);
        }
    }

    /** Stops at a solution than which none can be better: the solver does not see that by itself at once. */
    private static final class Enough extends CpSolverSolutionCallback {
        private final long most;

        Enough(long most) {
            this.most = most;
        }

        @Override
        public void onSolutionCallback() {
            if (objectiveValue() >= most) {
                stopSearch();
            }
        }
    }

    /** Ends the searches under way: each gives the best it has. */
    void stop() {
        List.copyOf(running).forEach(CpSolver::stopSearch);
    }
}
