package io.schedulebuilder.build;

import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.notice.NoticeOptions;
import io.schedulebuilder.notice.RunDescription;
import io.schedulebuilder.notice.RunNotice;
import io.schedulebuilder.notice.RunResult;
import io.schedulebuilder.schedule.FilePair;
import io.schedulebuilder.schedule.ScheduleFiles;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.CostEstimate;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.OnInterrupt;
import io.schedulebuilder.terminal.OutputOptions;
import io.schedulebuilder.terminal.PastWeeks;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.Changes;
import io.schedulebuilder.week.MixedFiles;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PageOutcomes;
import io.schedulebuilder.week.PlanningService;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds a page's week and records it. */
@Command(
        name = "build",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Plan one or more weeks for a page, record them, lock their captions, and write the CSV.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:built",
            "1:failed; only a log row was written",
            "2:wrong usage or bad input file; only a log row was written",
            "3:built, but something is unplaced"
        },
        footer = {
            "",
            "Examples:",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 \\",
            "      --output jadebri.csv",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 \\",
            "      --replace --seed 7",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 --weeks 4",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 \\",
            "      --weeks 4 --keep",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 --dry-run"
        })
public final class BuildCommand implements Callable<Integer> {
    @Mixin
    PlanningOptions planning;

    @Mixin
    OutputOptions output;

    @Option(
            names = "--dry-run",
            description = "Same as the plan command: write the files, and do not change the warehouse.")
    boolean dryRun;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Mixin
    NoticeOptions notices;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() {
        planning.settings(); // refuses invalid combinations before anything is opened
        if (planning.estimateCost) {
            return CostEstimate.print(
                    List.of(planning.pageName), planning.startDate, planning.horizon.weeks(), warehouseOptions, talk);
        }
        RunNotice notice = RunNotice.prepare(notices, warehouseOptions, talk);
        RunDescription run =
                new RunDescription(dryRun ? "plan" : "build", planning.startDate, clock.instant(), Optional.empty());
        PageOutcome outcome;
        Optional<DataState> data = Optional.empty();
        int exitCode;
        try {
            BuiltWeek week = run(planning, output, warehouseOptions, talk, !dryRun);
            outcome = PageOutcome.Built.of(
                    week.plan(),
                    week.csv().orElseThrow(),
                    Duration.between(run.began(), clock.instant()),
                    week.changes().map(Changes::counts));
            data = week.data();
            exitCode = exitCode(week);
        } catch (RuntimeException | Error e) { // errors are sent to the listener, too
            exitCode = ErrorReport.failed(e, talk.spec.commandLine(), talk.parsed());
            outcome = new PageOutcome.Failed(planning.pageName, Fault.words(e));
        }
        return notice.tell(new RunResult(
                run,
                new PageOutcomes(List.of(outcome), 1, false, data),
                Optional.empty(),
                Optional.empty(),
                exitCode,
                clock.instant()));
    }

    static int exitCode(BuiltWeek week) {
        return week.plan().unplaced().isEmpty() ? ExitCodes.DONE : ExitCodes.SOMETHING_UNPLACED;
    }

    /** What build and plan share. */
    static BuiltWeek run(
            PlanningOptions planning,
            OutputOptions output,
            WarehouseOptions warehouseOptions,
            ConsoleOptions talk,
            boolean record) {
        OnInterrupt stopped = OnInterrupt.say(
                "Stopped. The week was recorded completely or not at all. To see which:  schedule-builder runs "
                        + "list"
                        + warehouseOptions.option(),
                talk);
        try (ScheduleFiles files = output.files(talk.outputs(warehouseOptions.files()));
                Warehouse warehouse = warehouseOptions.open(talk)) {
            output.output
                    .flatMap(csv -> MixedFiles.of(FilePair.ofCsv(csv.path()), Optional.of(warehouse)))
                    .ifPresent(mixed -> talk.say("warning: " + mixed.found() + ". Both are replaced now."));
            PlanningService builder = PlanningService.on(
                    warehouse,
                    planning.planner.rules.folder(),
                    planning.planner.solverConfigFile(),
                    InstantSource.system(),
                    talk.stepProgress());
            BuiltWeek week = record
                    ? builder.build(planning.pageName, planning.settings(), files)
                    : builder.plan(planning.pageName, planning.settings()).write(files);
            talk.eraseProgress();
            PastWeeks.ofPlan(week.plan(), planning.asOf, record, Instant.now()).ifPresent(talk::say);
            new WeekReport(week, output.csvFor, warehouseOptions.option() + planning.planner.rules.option(), talk)
                    .print();
            return week;
        } finally {
            stopped.isOver();
            talk.eraseProgress();
        }
    }
}
