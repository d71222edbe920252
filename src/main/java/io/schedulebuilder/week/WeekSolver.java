package io.schedulebuilder.week;

import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import java.util.function.Supplier;

/** Finds the slots of a week's captions. Touches no warehouse. */
public final class WeekSolver {
    private final Supplier<SolverConfiguration> solver;
    private final StepTimer stepTimer;

    /** @param solver waits until it is loaded: asked as late as can be */
    public WeekSolver(Supplier<SolverConfiguration> solver, StepTimer stepTimer) {
        this.solver = solver;
        this.stepTimer = stepTimer;
    }

    /** Solves a week whose captions are chosen. */
    public SolvedWeek solve(ChosenWeek chosen) {
        SolverConfiguration configuration = stepTimer.time("load solver", solver);
        WeekProblem problem = chosen.problem();
        PlannedWeek week = stepTimer.time("solve", () -> new WeekPlanner(configuration).plan(problem));
        return new SolvedWeek(chosen, problem, week);
    }
}
