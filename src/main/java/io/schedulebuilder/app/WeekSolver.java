package io.schedulebuilder.app;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.export.PlanFile;
import io.schedulebuilder.export.PlanFileAssembler;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.planning.WeekPlanner;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.selection.CaptionSelector;
import io.schedulebuilder.selection.SelectionRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Makes a plan of what was read: captions, then slots. Touches no warehouse. */
final class WeekSolver {
    private static final int ID_HEX_DIGITS = 8;

    private final String rulesSha256;
    private final Supplier<SolverConfiguration> solver;
    private final String solverName;
    private final Steps steps;

    WeekSolver(String rulesSha256, Supplier<SolverConfiguration> solver, String solverName, Steps steps) {
        this.rulesSha256 = rulesSha256;
        this.solver = solver;
        this.solverName = solverName;
        this.steps = steps;
    }

    Draft solve(WeekRequest request, Reading reading) {
        var page = reading.analysis().page();
        var horizon = reading.horizon();
        // The other core is idle while this one solves.
        CompletableFuture<String> inputs = CompletableFuture.supplyAsync(() -> InputsDigest.of(
                reading.history(),
                reading.pool(),
                reading.fixed(),
                reading.alreadySent().stream().map(Object::toString).toList()));
        long seed = InputsDigest.seed(
                Long.toString(request.seed()),
                page.name().value(),
                horizon.start().toString());
        CaptionSelection selection = steps.time(
                "select captions",
                () -> CaptionSelector.select(new SelectionRequest(
                        page,
                        reading.history(),
                        reading.asOf(),
                        reading.pool(),
                        reading.policy(),
                        reading.analysis().economics(),
                        horizon.weeks(),
                        seed,
                        reading.alreadySent())));
        SolverConfiguration configuration = steps.time("load solver", solver);
        WeekProblem problem = new WeekProblem(
                horizon,
                reading.asOf(),
                reading.coolingFrom(),
                reading.policy(),
                Rounding.of(reading.hours()),
                selection.messages().stream().map(Rounding::of).toList(),
                reading.fixed(),
                seed);
        PlannedWeek week = steps.time("solve", () -> new WeekPlanner(configuration).plan(problem));
        PlanFile.Run run = new PlanFile.Run(
                Version.current(),
                request.seed(),
                solverName,
                configuration.sha256(),
                rulesSha256,
                inputs.join(),
                week.endedBy().word());
        ScheduleId id = new ScheduleId(page.name() + "-" + horizon.start() + "-"
                + InputsDigest.ofParts(
                                page.name().value(),
                                horizon.start().toString(),
                                Integer.toString(horizon.weeks()),
                                run.inputsSha256(),
                                run.rulesSha256(),
                                run.solverConfigSha256(),
                                Long.toString(run.seed()),
                                reading.asOf().toString())
                        .substring(0, ID_HEX_DIGITS));
        List<ScheduleId> replaces = reading.replacement().schedules().stream()
                .filter(other -> !other.equals(id))
                .sorted()
                .toList();
        return new Draft(
                reading,
                PlanFileAssembler.planFile(
                        id,
                        horizon,
                        reading.analysis(),
                        reading.policy(),
                        selection,
                        week,
                        replaces,
                        List.copyOf(reading.plannedAround()),
                        run,
                        PlanProblem.written(problem)));
    }
}
