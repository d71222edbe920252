package io.schedulebuilder.proof.model;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.Optional;

/** Runs the solver for one proof, one search after another, until it is stopped. Needs the solver's library loaded. */
final class Search {
    /** For what there is no choice in; it takes milliseconds. */
    private static final double FILLING_IN_SECONDS = 60;
    /** The solver speaks of its bound in floating point. */
    private static final double WHOLE = 1e-6;

    private final int workers;
    private final long seed;
    private final long deadline;
    private volatile CpSolver solver = new CpSolver();
    private volatile boolean stopped;

    /**
     * @param limit of the time, from now on, for all searches
     * @param workers threads that search
     */
    Search(Duration limit, int workers, long seed) {
        this.deadline = System.nanoTime() + limit.toNanos();
        this.workers = workers;
        this.seed = seed;
    }

    /**
     * The solution of a model that is worth most.
     *
     * @param most no solution can be worth more, however little is proven
     * @param timeShare how much of the time left it may take, 0 to 1
     * @return empty if none was found in time, or there is none
     */
    Optional<Solved> maximise(CpModel model, LinearExpr worth, long most, double timeShare) {
        double secondsLeft = stopped ? 0 : Math.max(0, deadline - System.nanoTime()) / 1e9;
        solver = solver(timeShare * secondsLeft, workers);
        // The bound comes from the linear relaxation: the worker that leans on it most proves weeks that the usual one,
        // which leans on it less, does not; most of all the tight ones.
        solver.getParameters()
                .addIgnoreSubsolvers("default_lp")
                .addExtraSubsolvers("max_lp")
                .setRandomSeed((int) (seed & Integer.MAX_VALUE));
        return solve(solver, model, worth, most);
    }

    /** The solution of a model that leaves no choice; empty if there is none. */
    static Optional<Solved> fillIn(CpModel model, LinearExpr worth) {
        return solve(solver(FILLING_IN_SECONDS, 1), model, worth, Long.MAX_VALUE);
    }

    /** Ends the search under way, and those to come: each gives the best it has. From any thread. */
    void stop() {
        stopped = true;
        solver.stopSearch();
    }

    private static CpSolver solver(double seconds, int workers) {
        CpSolver solver = new CpSolver();
        SatParameters.Builder parameters = solver.getParameters();
        parameters.setMaxTimeInSeconds(seconds);
        parameters.setNumWorkers(workers);
        parameters.setCatchSigintSignal(false); // Ctrl-C is the program's to handle; caught here, it ends the process
        return solver;
    }

    private static Optional<Solved> solve(CpSolver solver, CpModel model, LinearExpr worth, long most) {
        model.maximize(worth);
        CpSolverStatus status = solver.solve(model, new Enough(most));
        if (status == CpSolverStatus.MODEL_INVALID) {
            throw new IllegalStateException("the model of a week is invalid: " + model.validate());
        }
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return Optional.empty();
        }
        long bound = (long) Math.floor(solver.bestObjectiveBound() + WHOLE);
        return Optional.of(new Solved(solver.response(), Math.min(bound, most)));
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
}
