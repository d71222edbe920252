package io.schedulebuilder.cli;

import io.schedulebuilder.app.BuiltWeek;
import io.schedulebuilder.app.ScheduleBuilder;
import io.schedulebuilder.export.ScheduleFiles;
import io.schedulebuilder.warehouse.Warehouse;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds a page's week and records it. */
@Command(
        name = "build",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Plan a page's week, record it, lock its captions, and write the CSV.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:built",
            "1:failed; nothing was written but a log row",
            "2:wrong usage or bad input file; nothing was written but a log row",
            "3:built, but something is unplaced"
        },
        footer = {
            "",
            "Examples:",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 --output jadebri.csv",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 --replace --seed 7",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 --dry-run"
        })
final class BuildCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    PlanningOptions planning;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    OutputOptions output;

    @Option(names = "--dry-run", description = "As the plan command: write the files, leave the warehouse alone.")
    boolean dryRun;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    WarehouseOptions warehouseOptions;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    TalkOptions talk;

    @Override
    public Integer call() {
        return run(planning, output, warehouseOptions, talk, !dryRun);
    }

    /** What build and plan share. */
    static int run(
            PlanningOptions planning,
            OutputOptions output,
            WarehouseOptions warehouseOptions,
            TalkOptions talk,
            boolean record) {
        OnInterrupt stopped = OnInterrupt.say(
                "Stopped. The week is recorded whole or not at all: see  schedule-builder runs list"
                        + warehouseOptions.option(),
                talk);
        try (ScheduleFiles files = output.files();
                Warehouse warehouse = warehouseOptions.open(talk)) {
            ScheduleBuilder builder = ScheduleBuilder.on(
                    warehouse,
                    planning.rules.folder(),
                    planning.solverConfigFile(),
                    InstantSource.system(),
                    talk.stepProgress());
            BuiltWeek week = record
                    ? builder.build(planning.request(), files)
                    : builder.plan(planning.request()).write(files);
            talk.eraseProgress();
            new WeekReport(week, output.csvFor, warehouseOptions.option() + planning.rules.option(), talk).print();
            return week.plan().unplaced().isEmpty() ? ExitCodes.DONE : ExitCodes.SOMETHING_UNPLACED;
        } finally {
            stopped.isOver();
            talk.eraseProgress();
        }
    }
}
