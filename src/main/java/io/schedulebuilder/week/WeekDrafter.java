package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.Version;
import io.schedulebuilder.planning.SolverConfiguration;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanAssembler;
import io.schedulebuilder.schedule.PlanJson;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Creates a plan, with its id and the fingerprints of its inputs. Does not use the warehouse. */
public record WeekDrafter(
        String rulesSha256, Supplier<SolverConfiguration> solver, String solverName, StepTimer stepTimer) {
    private static final int ID_HEX_DIGITS = 8;

    Draft draft(ChosenWeek chosen) {
        // Runs on another core, which is idle during solving.
        CompletableFuture<String> inputs =
                CompletableFuture.supplyAsync(() -> digest(chosen.brief().reading(), chosen.selection()));
        CompletableFuture<Void> prepared = inputs.thenRun(() -> PlanJson.prepare(Plan.class));
        SolvedWeek solved = new WeekSolver(solver, stepTimer).solve(chosen);
        prepared.join();
        return draft(solved, inputs.join());
    }

    /** The fingerprint of the rows that a week was planned from. */
    static String digest(WeekInputs weekInputs, CaptionSelection selection) {
        return InputsDigest.chosen(InputsDigest.of(weekInputs), selection);
    }

    /**
     * Creates the plan of a solved week.
     *
     * @param inputs the fingerprint of the rows, which may no longer be in memory
     */
    public Draft draft(SolvedWeek solved, String inputs) {
        PageBrief pageBrief = solved.chosen().brief();
        WeekInputs weekInputs = pageBrief.reading();
        var page = weekInputs.history().page();
        var horizon = weekInputs.horizon();
        Plan.Run run = new Plan.Run(
                Version.current(),
                solved.chosen().seed(),
                solverName,
                solver.get().sha256(),
                rulesSha256,
                inputs,
                solved.week().endedBy());
        ScheduleId id = new ScheduleId(page.name() + "-" + horizon.start() + "-"
                + Digest.of(
                                page.name().value(),
                                horizon.start().toString(),
                                Integer.toString(horizon.weeks()),
                                run.inputsSha256(),
                                run.rulesSha256(),
                                run.solverConfigSha256(),
                                Long.toString(run.seed()),
                                weekInputs.asOf().toString())
                        .hex()
                        .substring(0, ID_HEX_DIGITS));
        List<ScheduleId> replaces = weekInputs.replacement().schedules().stream()
                .filter(other -> !other.equals(id))
                .sorted()
                .toList();
        return new Draft(
                pageBrief,
                PlanAssembler.plan(
                        id,
                        solved.problem(),
                        pageBrief.analysis(),
                        pageBrief.asked(),
                        solved.chosen().selection(),
                        solved.week(),
                        replaces,
                        List.copyOf(weekInputs.plannedAround()),
                        run));
    }
}
