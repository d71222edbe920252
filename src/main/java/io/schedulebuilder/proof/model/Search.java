package io.schedulebuilder.proof.model;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.SatParameters;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs the solver for one proof, one search after another, until it is stopped. The solver's library must be loaded.
 */
final class Search {
    /** Time limit for a model without choices, which takes milliseconds. */
    private static final double FILLING_IN_SECONDS = 60;
    /** Tolerance, because the solver reports its bound as a floating-point number. */
    private static final double WHOLE = 1e-6;

    private final int workers;
    private final long seed;
    private final long deadline;
    private volatile CpSolver solver = new CpSolver();
    private volatile boolean stopped;

    /**
     * @param limit time limit for all searches, from now on
     * @param workers number of search threads
     */
    Search(Duration limit, int workers, long seed) {
        this.deadline = System.nanoTime() + limit.toNanos();
        this.workers = workers;
        this.seed = seed;
    }

    /**
     * The best solution of a model.
     *
     * @param most upper bound that holds even if the search proves nothing
     * @param timeShare share of the remaining time that it may use, 0 to 1
     * @return empty if none was found in time, or there is none
     */
    Optional<Solved> maximise(CpModel model, LinearExpr worth, long most, double timeShare) {
        double secondsLeft = stopped ? 0 : Math.max(0, deadline - System.nanoTime()) / 1e9;
        solver = solver(timeShare * secondsLeft, workers);
        // The bound comes from the linear relaxation. The worker that uses it most (max_lp) proves weeks that the
        // default one does not, especially tight ones.
        solver.getParameters()
                .addIgnoreSubsolvers("default_lp")
                .addExtraSubsolvers("max_lp")
                .setRandomSeed((int) (seed & Integer.MAX_VALUE));
        return solve(solver, model, worth, most);
    }

    /** The solution of a model without choices; empty if there is none. */
    static Optional<Solved> fillIn(CpModel model, LinearExpr worth) {
        return solve(solver(FILLING_IN_SECONDS, 1), model, worth, Long.MAX_VALUE);
    }

    /** Stops the current search and all later ones, from any thread. Each returns the best solution that it has. */
    void stop() {
        stopped = true;
        solver.stopSearch();
    }

    private static CpSolver solver(double seconds, int workers) {
        CpSolver solver = new CpSolver();
        SatParameters.Builder parameters = solver.getParameters();
        parameters.setMaxTimeInSeconds(seconds);
        parameters.setNumWorkers(workers);
        parameters.setCatchSigintSignal(false); // the program handles Ctrl-C; caught here, it ends the process
        return solver;
    }

    private static Optional<Solved> solve(CpSolver solver, CpModel model, LinearExpr worth, long most) {
        model.maximize(worth);
        CpSolverStatus status = solver.solve(model, new CpSolverSolutionCallback() {
            @Override
            public void onSolutionCallback() {
                if (objectiveValue() >= most) { // the solver does not notice right away that it reached the bound
                    stopSearch();
                }
            }
        });
        if (status == CpSolverStatus.MODEL_INVALID) {
            throw new IllegalStateException("the model of a week is invalid: " + model.validate());
        }
        if (status != CpSolverStatus.OPTIMAL && status != CpSolverStatus.FEASIBLE) {
            return Optional.empty();
        }
        long bound = (long) Math.floor(solver.bestObjectiveBound() + WHOLE);
        return Optional.of(new Solved(solver.response(), Math.min(bound, most)));
    }
}
