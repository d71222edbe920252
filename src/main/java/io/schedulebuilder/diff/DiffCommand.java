package io.schedulebuilder.diff;

import io.schedulebuilder.schedule.PlanDiff;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two plans from their files. */
@Command(
        name = "diff",
        header = "Compare two plans: messages, score by constraint, and dollars.",
        description = {
            "Messages are matched by caption. You can compare plans of different pages or weeks; the output "
                    + "says so. Nothing is planned or scored again."
        },
        exitCodeList = {
            "0:compared, whether or not anything differs",
            "1:failed",
            "2:wrong usage, or a file is not a plan"
        },
        footer = {
            "  schedule-builder diff jadebri.plan.json jadebri-seed-7.plan.json",
            "  schedule-builder diff before.plan.json after.plan.json --json"
        })
public final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PLAN_A", description = "The plan before the change.")
    Path planA;

    @Parameters(index = "1", paramLabel = "PLAN_B", description = "The plan after the change.")
    Path planB;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        PlanDiff diff = PlanDiff.between(PlanReader.read(planA), PlanReader.read(planB));
        talk.answer(() -> diff, new DiffText(diff, planA.toString(), planB.toString(), talk.colour())::text);
        return ExitCodes.DONE;
    }
}
