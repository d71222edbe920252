package io.schedulebuilder.build;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.terminal.HorizonOptions;
import io.schedulebuilder.terminal.PlannerOptions;
import io.schedulebuilder.week.WeekSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which week to plan, and how. */
public final class PlanningOptions {
    @Option(names = "--page-name", required = true, paramLabel = "PAGE", description = "The creator's page.")
    PageName pageName;

    @Mixin
    HorizonOptions horizon;

    @Mixin
    PlannerOptions planner;

    @Option(
            names = "--selection",
            paramLabel = "PROGRAM|PROCEDURE",
            description = "Who chooses the captions: this program, or the BigQuery dataset's own procedure "
                    + "select_captions_for_creator. The procedure can choose only for one week that replaces nothing. "
                    + "Default: ${DEFAULT-VALUE}.")
    WeekSettings.Selection selection = WeekSettings.Selection.PROGRAM;

    @Option(
            names = "--estimate-cost",
            description = "BigQuery: show what each query would be billed, and stop. Runs no query.")
    boolean estimateCost;

    /** @throws InputException if the procedure is asked for something that it does not support */
    WeekSettings settings() {
        if (selection == WeekSettings.Selection.PROCEDURE
                && (horizon.weeks() > 1 || horizon.earlier() != WeekSettings.Earlier.STAND)) {
            throw new InputException(
                    "--selection procedure chooses captions for one new week only. It does not support --weeks, "
                            + "--replace or --keep. Leave those out, or let the program choose.");
        }
        return horizon.settings(selection, true);
    }
}
