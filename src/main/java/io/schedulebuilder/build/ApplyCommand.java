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

/** Records a plan that was made before. */
@Command(
        name = "apply",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Record a plan and lock its captions, exactly as it was planned.",
        description = {
            "Refuses a stale plan: the rules changed, a caption was taken, a schedule exists, or the first send is"
                    + " past."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:recorded", "1:refused or failed", "2:wrong usage, or the file is not a plan as it was made"},
        footer = {"", "Example:", "  schedule-builder apply jadebri.plan.json"})
public final class ApplyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN.json", description = "The plan that `schedule-builder plan` wrote.")
    Path planFile;

    @Mixin
    RulesOption rules;

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "The moment of recording. Default: now, or the start of a week that is wholly past.")
    Optional<AsOf> asOf = Optional.empty();

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    /** As {@code --json} shows it. */
    public record View(String scheduleId, boolean alreadyRecorded) {}

    @Override
    public Integer call() {
        Plan plan = PlanReader.readWhole(planFile);
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            CommitResult result = new PlanApplier(warehouse, rules.folder(), InstantSource.system())
                    .apply(plan, FilePair.ofPlan(planFile), asOf);
            boolean already = result instanceof CommitResult.AlreadyCommitted;
            if (talk.json) {
                talk.answer(new View(plan.scheduleId().value(), already));
            } else if (!talk.quiet) {
                talk.out()
                        .println(
                                already
                                        ? plan.scheduleId() + " was recorded already: nothing had to be."
                                        : "Recorded as " + plan.scheduleId() + ", "
                                                + Counted.of(plan.messages().size(), "caption") + " locked.");
            }
        }
        return ExitCodes.DONE;
    }
}
