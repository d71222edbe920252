package io.schedulebuilder.app;

import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekPlanner;
import java.util.function.Supplier;

/** Finds the slots of a week's captions. Touches no warehouse. */
final class WeekSolver {
    private final Supplier<SolverConfiguration> solver;
    private final Steps steps;

    /** @param solver waits until it is loaded: asked as late as can be */
    WeekSolver(Supplier<SolverConfiguration> solver, Steps steps) {
        this.solver = solver;
        this.steps = steps;
    }

    /** Solves a week whose captions are chosen. */
    SolvedWeek solve(PosedWeek posed) {
        SolverConfiguration configuration = steps.time("load solver", solver);
        PlannedWeek week = steps.time("solve", () -> new WeekPlanner(configuration).plan(posed.problem()));
        return new SolvedWeek(posed.selection(), posed.problem(), week);
    }
}
