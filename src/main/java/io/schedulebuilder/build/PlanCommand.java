package io.schedulebuilder.build;

import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.CostEstimate;
import io.schedulebuilder.terminal.OutputOptions;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plans a page's week without recording it. */
@Command(
        name = "plan",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Plan one or more weeks for a page without changing the warehouse. Writes a CSV and a plan to "
                + "apply.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:planned",
            "1:failed",
            "2:wrong usage or bad input file",
            "3:planned, but something is unplaced"
        },
        footer = {
            "",
            "Example:",
            "  schedule-builder plan --page-name jadebri --start-date 2025-11-04 \\",
            "      --output jadebri.csv",
            "  schedule-builder apply jadebri.plan.json"
        })
public final class PlanCommand implements Callable<Integer> {
    @Mixin
    PlanningOptions planning;

    @Mixin
    OutputOptions output;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        planning.settings(); // refuses invalid combinations before anything is opened
        if (planning.estimateCost) {
            return CostEstimate.print(
                    List.of(planning.pageName), planning.startDate, planning.horizon.weeks(), warehouseOptions, talk);
        }
        return BuildCommand.exitCode(BuildCommand.run(planning, output, warehouseOptions, talk, false));
    }
}
