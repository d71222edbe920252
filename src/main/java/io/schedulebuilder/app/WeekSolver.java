package io.schedulebuilder.app;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.selection.CaptionSelector;
import io.schedulebuilder.selection.SelectionRequest;
import java.util.function.Supplier;

/** Chooses a week's captions and finds their slots. Touches no warehouse. */
final class WeekSolver {
    private final Supplier<SolverConfiguration> solver;
    private final Steps steps;

    /** @param solver waits until it is loaded: asked as late as can be */
    WeekSolver(Supplier<SolverConfiguration> solver, Steps steps) {
        this.solver = solver;
        this.steps = steps;
    }

    /**
     * Solves a week.
     *
     * @param asked the seed as a person gives it
     * @throws io.schedulebuilder.domain.FailureException if no caption is free
     */
    SolvedWeek solve(Ruling ruling, long asked) {
        Reading reading = ruling.reading();
        var page = reading.history().page();
        var horizon = reading.horizon();
        long seed = InputsDigest.seed(
                Long.toString(asked), page.name().value(), horizon.start().toString());
        CaptionSelection selection = steps.time(
                "select captions",
                () -> CaptionSelector.select(new SelectionRequest(
                        page,
                        reading.history(),
                        reading.asOf(),
                        reading.pool(),
                        ruling.policy(),
                        ruling.analysis().economics(),
                        horizon.weeks(),
                        seed,
                        reading.alreadySent())));
        SolverConfiguration configuration = steps.time("load solver", solver);
        WeekProblem problem = new WeekProblem(
                horizon,
                reading.asOf(),
                reading.coolingFrom(),
                ruling.policy(),
                Rounding.of(ruling.hours()),
                selection.messages().stream().map(Rounding::of).toList(),
                reading.fixed(),
                seed);
        PlannedWeek week = steps.time("solve", () -> new WeekPlanner(configuration).plan(problem));
        return new SolvedWeek(selection, problem, week);
    }
}
