package io.schedulebuilder.build;

import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.notice.NoticeOptions;
import io.schedulebuilder.notice.RunDescription;
import io.schedulebuilder.notice.RunNotice;
import io.schedulebuilder.notice.RunResult;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.week.BuiltWeek;
import io.schedulebuilder.week.Changes;
import io.schedulebuilder.week.PageOutcome;
import io.schedulebuilder.week.PageOutcomes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds a page's week and records it. */
@Command(
        name = "build",
        header = "Plan one or more weeks for a page, record them, lock their captions, and write the CSV.",
        exitCodeList = {
            "0:built",
            "1:failed; only a log row was written",
            "2:wrong usage or bad input file; only a log row was written",
            "3:built, but something is unplaced"
        },
        footer = {
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 \\",
            "      --output jadebri.csv",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 \\",
            "      --replace --seed 7",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 --weeks 4",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 \\",
            "      --weeks 4 --keep",
            "  schedule-builder build --page-name jadebri --start-date 2025-11-04 --dry-run"
        })
public final class BuildCommand extends WeekCommand {
    @Option(
            names = "--dry-run",
            description = "Same as the plan command: write the files, and do not change the warehouse.")
    boolean dryRun;

    @Mixin
    NoticeOptions notices;

    private final InstantSource clock = InstantSource.system();

    @Override
    int plan() {
        RunNotice notice = RunNotice.prepare(notices, warehouseOptions, talk);
        RunDescription run = new RunDescription(
                dryRun ? "plan" : "build", planning.horizon.startDate, clock.instant(), Optional.empty());
        PageOutcome outcome;
        Optional<DataState> data = Optional.empty();
        int exitCode;
        try {
            BuiltWeek week = run(!dryRun);
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
}
