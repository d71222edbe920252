package io.schedulebuilder.build;

import picocli.CommandLine.Command;

/** Plans a page's week without recording it. */
@Command(
        name = "plan",
        header = "Plan one or more weeks for a page without changing the warehouse. Writes a CSV and a plan to "
                + "apply.",
        exitCodeList = {
            "0:planned",
            "1:failed",
            "2:wrong usage or bad input file",
            "3:planned, but something is unplaced"
        },
        footer = {
            "  schedule-builder plan --page-name jadebri --start-date 2025-11-04 \\",
            "      --output jadebri.csv",
            "  schedule-builder apply jadebri.plan.json"
        })
public final class PlanCommand extends WeekCommand {
    @Override
    int plan() {
        return exitCode(run(false));
    }
}
