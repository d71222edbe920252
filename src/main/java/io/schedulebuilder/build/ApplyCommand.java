package io.schedulebuilder.build;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.store.CommitResult;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.RulesOption;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a plan that was made earlier. */
@Command(
        name = "apply",
        header = "Record a plan exactly as it was made, and lock its captions.",
        description = {
            "A plan is refused if it is stale: the rules changed, another page took a caption, a schedule "
                    + "exists, or the first send time has passed."
        },
        exitCodeList = {"0:recorded", "1:refused or failed", "2:wrong usage, or the file is not a plan, or was edited"},
        footer = "  schedule-builder apply jadebri.plan.json")
public final class ApplyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN.json", description = "A plan that `schedule-builder plan` wrote.")
    Path planFile;

    @Mixin
    RulesOption rules;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "When the plan is recorded. Default: now; if the whole week is in the past, the start of the "
                    + "week.")
    Optional<AsOf> asOf = Optional.empty();

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    /** The JSON output. */
    public record View(String scheduleId, boolean alreadyRecorded) {}

    @Override
    public Integer call() {
        Plan plan = PlanReader.readWhole(planFile);
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            CommitResult result = new PlanApplier(warehouse, rules.folder(), InstantSource.system())
                    .apply(plan, FilePair.ofPlan(planFile), asOf);
            boolean already = result instanceof CommitResult.AlreadyCommitted;
            talk.answer(
                    () -> new View(plan.scheduleId().value(), already),
                    () -> already
                            ? plan.scheduleId() + " was already recorded. Nothing changed.\n"
                            : "Recorded as " + plan.scheduleId() + ", "
                                    + Counted.of(plan.messages().size(), "caption") + " locked.\n");
        }
        return ExitCodes.DONE;
    }
}
