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

/** Shows two plans against each other, from their files. */
@Command(
        name = "diff",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Show two plans against each other: messages, score by constraint, dollars.",
        description = {
            "Messages are known by their captions. Plans of different pages or weeks are compared as they are, and it is "
                    + "said that they differ in that. Nothing is planned or scored again."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:compared, whether anything differs or not",
            "1:failed",
            "2:wrong usage, or a file is not a plan"
        },
        footer = {
            "",
            "Examples:",
            "  schedule-builder diff jadebri.plan.json jadebri-seed-7.plan.json",
            "  schedule-builder diff before.plan.json after.plan.json --json"
        })
public final class DiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PLAN_A", description = "A plan.json: what it was.")
    Path planA;

    @Parameters(index = "1", paramLabel = "PLAN_B", description = "A plan.json: what it is.")
    Path planB;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        PlanDiff diff = PlanDiff.between(PlanReader.read(planA), PlanReader.read(planB));
        if (talk.json) {
            talk.answer(diff);
        } else if (!talk.quiet) {
            talk.out().print(new DiffText(diff, planA.toString(), planB.toString(), talk.colour()).text());
        }
        return ExitCodes.DONE;
    }
}
