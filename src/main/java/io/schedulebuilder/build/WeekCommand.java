package io.schedulebuilder.build;

import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.schedule.ScheduleFiles;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.CostEstimate;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.OnInterrupt;
import io.schedulebuilder.terminal.OutputOptions;
import io.schedulebuilder.terminal.PastWeeks;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.MixedFiles;
import io.schedulebuilder.week.PlanningService;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What build and plan share. */
abstract class WeekCommand implements Callable<Integer> {
    @Mixin
    PlanningOptions planning;

    @Mixin
    OutputOptions output;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public final Integer call() {
        planning.settings(); // refuses invalid combinations before anything is opened
        return planning.estimateCost
                ? CostEstimate.print(
                        List.of(planning.pageName),
                        planning.horizon.startDate,
                        planning.horizon.weeks(),
                        warehouseOptions,
                        talk)
                : plan();
    }

    /** Plans, and returns the exit code. */
    abstract int plan();

    static int exitCode(BuiltWeek week) {
        return week.plan().unplaced().isEmpty() ? ExitCodes.DONE : ExitCodes.SOMETHING_UNPLACED;
    }

    /** Plans the week, writes its files and prints it. */
    @SuppressWarnings("try") // closing it is its use
    final BuiltWeek run(boolean record) {
        try (OnInterrupt unused = OnInterrupt.say(
                        "Stopped. The week was recorded completely or not at all. To see which:  schedule-builder runs "
                                + "list"
                                + warehouseOptions.option(),
                        talk);
                ScheduleFiles files = output.files(talk.outputs(warehouseOptions.files()));
                Warehouse warehouse = warehouseOptions.open(talk)) {
            output.output
                    .flatMap(csv -> MixedFiles.of(FilePair.ofCsv(csv.path()), Optional.of(warehouse)))
                    .ifPresent(mixed -> talk.say("warning: " + mixed.found() + ". Both are replaced now."));
            PlanningService builder = new PlanningService(
                    warehouse,
                    planning.planner.rules.folder(),
                    planning.planner.solverConfigFile(),
                    InstantSource.system(),
                    talk.stepProgress());
            BuiltWeek week = record
                    ? builder.build(planning.pageName, planning.settings(), files)
                    : builder.plan(planning.pageName, planning.settings()).write(files);
            talk.eraseProgress();
            PastWeeks.ofPlan(week.plan(), planning.horizon.view.asOf, record, Instant.now())
                    .ifPresent(talk::say);
            new WeekReport(week, output.csvFor, warehouseOptions.option() + planning.planner.rules.option(), talk)
                    .print();
            return week;
        } finally {
            talk.eraseProgress();
        }
    }
}
