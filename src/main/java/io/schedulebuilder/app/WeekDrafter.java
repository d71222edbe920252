package io.schedulebuilder.app;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.export.PlanFile;
import io.schedulebuilder.export.PlanFileAssembler;
import io.schedulebuilder.export.PlanJson;
import io.schedulebuilder.planning.SolverConfiguration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Makes a plan, with its id and the fingerprints of all it rests on. Touches no warehouse. */
final class WeekDrafter {
    private static final int ID_HEX_DIGITS = 8;

    private final String rulesSha256;
    private final Supplier<SolverConfiguration> solver;
    private final String solverName;
    private final Steps steps;

    WeekDrafter(String rulesSha256, Supplier<SolverConfiguration> solver, String solverName, Steps steps) {
        this.rulesSha256 = rulesSha256;
        this.solver = solver;
        this.solverName = solverName;
        this.steps = steps;
    }

    Draft draft(WeekRequest request, Ruling ruling, PosedWeek posed) {
        // The other core is idle while this one solves.
        CompletableFuture<String> inputs =
                CompletableFuture.supplyAsync(() -> digest(ruling.reading(), posed.selection()));
        CompletableFuture<Void> prepared = inputs.thenRun(PlanJson::prepare);
        SolvedWeek solved = new WeekSolver(solver, steps).solve(posed);
        prepared.join();
        return draft(request.seed(), ruling, solved, inputs.join());
    }

    /** The fingerprint of the rows that a week was planned from. */
    static String digest(Reading reading, CaptionSelection selection) {
        return InputsDigest.chosen(InputsDigest.of(reading), selection);
    }

    /**
     * The plan of a solved week.
     *
     * @param inputs the fingerprint of the reading's rows, which may be gone by now
     */
    Draft draft(long seed, Ruling ruling, SolvedWeek solved, String inputs) {
        Reading reading = ruling.reading();
        var page = reading.history().page();
        var horizon = reading.horizon();
        PlanFile.Run run = new PlanFile.Run(
                Version.current(),
                seed,
                solverName,
                solver.get().sha256(),
                rulesSha256,
                inputs,
                solved.week().endedBy().word());
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
                ruling,
                PlanFileAssembler.planFile(
                        id,
                        horizon,
                        ruling.analysis(),
                        ruling.policy(),
                        ruling.asked(),
                        solved.selection(),
                        solved.week(),
                        replaces,
                        List.copyOf(reading.plannedAround()),
                        run,
                        PlanProblem.written(solved.problem())));
    }
}
