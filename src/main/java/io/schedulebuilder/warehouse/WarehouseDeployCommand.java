package io.schedulebuilder.warehouse;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.store.CloudWarehouse;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.DeployStep;
import io.schedulebuilder.store.DeployStep.Action;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates what builds need in a BigQuery dataset. */
@Command(
        name = "deploy",
        header = "Create the tables, columns and procedures that a BigQuery dataset is missing.",
        description = {
            "Creates what is missing and updates our procedures (sb_...) to this version. Nothing is "
                    + "dropped, no row is changed, and deploying again does nothing. An agency procedure with the same "
                    + "name and a different body stays. Ours is created next to it under its prefix, and builds use "
                    + "ours."
        },
        exitCodeList = {"0:deployed, or nothing to do", "1:BigQuery refused", "2:wrong usage"},
        footer = {
            "  schedule-builder warehouse deploy \\",
            "      --warehouse bigquery:of-scheduler-proj.eros_scheduling_brain --dry-run",
            "  schedule-builder warehouse deploy --project-id of-scheduler-proj \\",
            "      --dataset eros_scheduling_brain"
        })
public final class WarehouseDeployCommand implements Callable<Integer> {
    @Option(names = "--dry-run", description = "Show what would be done, and change nothing.")
    boolean dryRun;

    @Option(
            names = "--replace-procedures",
            description =
                    "Also replace agency procedures with the same names and different bodies. Their old bodies are "
                            + "lost.")
    boolean replaceProcedures;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    /** The JSON output. */
    public record View(String warehouse, boolean dryRun, List<DeployStep> steps) {}

    @Override
    public Integer call() {
        Dataset dataset = warehouseOptions
                .bigQuery()
                .orElseThrow(() -> new InputException(
                        "deploy works only with BigQuery. Name a dataset: --warehouse bigquery:PROJECT.DATASET. To "
                                + "create a DuckDB file, use  schedule-builder warehouse init"));
        try (CloudWarehouse warehouse = warehouseOptions.open(dataset, talk)) {
            List<DeployStep> steps = warehouse.deployment(replaceProcedures);
            if (!talk.json && !talk.quiet) {
                talk.out().print(text(steps));
            }
            if (dryRun) {
                talk.say("Nothing was changed. To make these changes, run again without --dry-run.");
            } else if (count(steps, Action.KEEP) < steps.size()) {
                warehouse.deploy(steps);
                talk.say("Done. Next:  schedule-builder doctor" + warehouseOptions.option());
            }
            if (talk.json) { // after deploying, because a failed deployment prints its error instead
                talk.answer(new View(dataset.toString(), dryRun, steps));
            }
        }
        return ExitCodes.DONE;
    }

    private static String text(List<DeployStep> steps) {
        return steps.stream()
                        .map(step -> sign(step.action()) + " " + step.kind() + " " + step.name() + ": " + step.detail()
                                + "\n")
                        .collect(Collectors.joining())
                + String.format(
                        Locale.ROOT,
                        "%d to create, %d to change, %d unchanged.%n",
                        count(steps, Action.CREATE),
                        count(steps, Action.CHANGE),
                        count(steps, Action.KEEP));
    }

    private static String sign(Action action) {
        return switch (action) {
            case CREATE -> "+";
            case CHANGE -> "~";
            case KEEP -> " ";
        };
    }

    private static int count(List<DeployStep> steps, Action action) {
        return (int) steps.stream().filter(step -> step.action() == action).count();
    }
}
