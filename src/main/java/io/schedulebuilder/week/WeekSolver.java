package io.schedulebuilder.week;

import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import java.util.function.Supplier;

/**
 * Finds slots for a week's captions. Does not use the warehouse.
 *
 * @param solver may block until the configuration is loaded, so it is called as late as possible
 */
public record WeekSolver(Supplier<SolverConfiguration> solver, StepTimer stepTimer) {
    /** Solves a week whose captions are chosen. */
    public SolvedWeek solve(ChosenWeek chosen) {
        SolverConfiguration configuration = stepTimer.time("load solver", solver);
        WeekProblem problem = chosen.problem();
        PlannedWeek week = stepTimer.time("solve", () -> new WeekPlanner(configuration).plan(problem));
        return new SolvedWeek(chosen, problem, week);
    }
}
