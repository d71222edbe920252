package io.schedulebuilder.batch;

import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.Fault;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.notice.NoticeOptions;
import io.schedulebuilder.notice.RunDescription;
import io.schedulebuilder.notice.RunNotice;
import io.schedulebuilder.notice.RunResult;
import io.schedulebuilder.schedule.AllPages;
import io.schedulebuilder.schedule.ScheduleCsv;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.CostEstimate;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.FinishOnInterrupt;
import io.schedulebuilder.terminal.HorizonOptions;
import io.schedulebuilder.terminal.PageChoice;
import io.schedulebuilder.terminal.PastWeeks;
import io.schedulebuilder.terminal.PlannerOptions;
import io.schedulebuilder.terminal.Progress;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.week.PageOutcomes;
import io.schedulebuilder.week.WeekSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds the weeks of many pages. */
@Command(
        name = "batch",
        header = "Plan a week for many pages: record each one, lock its captions, and write a CSV for each page "
                + "and one for all pages.",
        description = {
            "A caption that several pages want goes to the page where it is worth most. If one page fails, "
                    + "the others continue.",
            ""
        },
        exitCodeList = {
            "0:all built",
            "1:failed, or stopped before all pages were built",
            "2:wrong usage or bad input file",
            "3:all built, but something is unplaced",
            "4:some pages failed, for example because their data is stale"
        },
        footer = {
            "  schedule-builder batch --all-pages --start-date 2025-11-04 \\",
            "      --output-dir week45",
            "  schedule-builder batch --pages pages.txt --start-date 2025-11-04 \\",
            "      --output-dir week45 --resume",
            "  schedule-builder batch --page-name jadebri theolark \\",
            "      --start-date 2025-11-04 --replace"
        })
public final class BatchCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    PageChoice pages;

    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description =
                    "Folder for the output: PAGE-DATE.csv and PAGE-DATE.plan.json for each page, all-pages-DATE.csv "
                            + "with every recorded page, and all-pages-DATE.json, which lists them. Default: the current "
                            + "folder.")
    Path outputDir = Path.of("");

    @Option(
            names = "--resume",
            description =
                    "Resume a batch that was stopped. Plans that it already made are recorded unchanged; recorded "
                            + "pages stay as they are.")
    boolean resume;

    @Option(
            names = "--allow-stale",
            description =
                    "Plan even if the newest message of any page is older than the rules allow. Saturation zones are "
                            + "carried over from the last day with data. Without this option, such pages fail.")
    boolean allowStale;

    @Mixin
    HorizonOptions horizon;

    @Mixin
    EngineOptions engine;

    @Option(
            names = "--csv-for",
            paramLabel = "READER",
            description =
                    "${COMPLETION-CANDIDATES}: PROGRAM writes exact texts. SPREADSHEET puts a ' before texts and ids "
                            + "so that a spreadsheet does not run or round them. Default: ${DEFAULT-VALUE}.")
    ScheduleCsv.Reader csvFor = ScheduleCsv.Reader.PROGRAM;

    @Mixin
    PlannerOptions planning;

    @Option(
            names = "--estimate-cost",
            description =
                    "BigQuery: show what each query would be billed, and stop. Runs only the query that lists the "
                            + "pages.")
    boolean estimateCost;

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Mixin
    NoticeOptions notices;

    private final InstantSource clock = InstantSource.system();
    private Optional<Batch> batch = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        if (engine.isElsewhere()) {
            return engine.runElsewhere(talk.parsed().originalArgs());
        }
        if (estimateCost) {
            return CostEstimate.print(pages.names(), horizon.startDate, horizon.weeks(), warehouseOptions, talk);
        }
        RunNotice notice = RunNotice.prepare(notices, warehouseOptions, talk);
        RunDescription run = new RunDescription(
                "batch",
                horizon.startDate,
                clock.instant(),
                Optional.of(RunDescription.resumed(talk.parsed().originalArgs())));
        try {
            RunResult ended = build(run, notice);
            return ended.isStopped() ? ended.exitCode() : notice.tell(ended);
        } catch (Exception | Error e) { // errors are sent to the listener, too
            talk.eraseProgress();
            int exitCode = ErrorReport.failed(e, talk.spec.commandLine(), talk.parsed());
            PageOutcomes soFar =
                    batch.map(Batch::soFar).orElse(new PageOutcomes(List.of(), 0, false, Optional.empty()));
            return notice.tell(new RunResult(
                    run, soFar, Optional.empty(), Optional.of(Fault.words(e)), exitCode, clock.instant()));
        }
    }

    private RunResult build(RunDescription run, RunNotice notice) throws Exception {
        List<PageName> names = pages.names();
        WeekSettings settings = horizon.settings(WeekSettings.Selection.PROGRAM, allowStale);
        BatchEngine where = engine.engine(talk);
        try (BatchFolder folder = BatchFolder.at(outputDir, csvFor, talk.outputs(warehouseOptions.files()));
                Warehouse warehouse = warehouseOptions.open(talk)) {
            Batch running = new Batch(
                    warehouse,
                    where,
                    planning.rules.folder(),
                    planning.solverConfigFile(),
                    clock,
                    new BatchProgress(talk, new Progress(talk, clock)));
            batch = Optional.of(running);
            PastWeeks.ofBatch(horizon.startDate, horizon.weeks(), horizon.view.asOf, clock.instant())
                    .ifPresent(talk::say);
            return FinishOnInterrupt.run(running::stop, () -> talk.say(stopped(folder)), () -> {
                PageOutcomes result = running.run(names, settings, folder, resume);
                RunResult ended = answer(run, result, running.allPages(), folder);
                if (ended.isStopped()) { // notify now, because the stop waits for this
                    notice.tell(ended);
                }
                return ended;
            });
        } finally {
            talk.eraseProgress();
        }
    }

    private RunResult answer(RunDescription run, PageOutcomes result, Optional<AllPages> allPages, BatchFolder folder) {
        talk.eraseProgress();
        Optional<Path> all = allPages.filter(written -> !result.stopped()).map(AllPages::csv);
        RunResult ended = new RunResult(run, result, all, Optional.empty(), exitCode(result), clock.instant());
        Optional<DataState> stale = result.data().filter(DataState::isStale);
        stale.ifPresent(state -> talk.say("warning: " + state.warning()));
        if (talk.json) {
            talk.answerJson(ended.json());
        } else if (!talk.quiet) {
            stale.ifPresent(state -> talk.out().println("Warning: " + state.warning() + "\n"));
            talk.out().print(BatchReport.text(ended));
            result.data()
                    .filter(state -> !result.built().isEmpty())
                    .flatMap(DataState::line)
                    .ifPresent(line -> talk.out().println("\n" + line));
        }
        talk.out().flush();
        BatchFailures.lines(result.failed()).forEach(line -> talk.err().println(ErrorReport.line(line)));
        allPages.ifPresent(written -> written.leftOut().forEach(one -> talk.err()
                .println("warning: " + one.file() + " is not in "
                        + written.csv().getFileName() + ": " + one.reason() + ".")));
        all.ifPresent(path -> talk.say("All pages  " + path));
        if (result.stopped()) {
            talk.say(stopped(folder));
        }
        return ended;
    }

    private static String stopped(BatchFolder folder) {
        return "Stopped. The plans made so far are in " + folder.path() + ": run the same command with --resume.";
    }

    private static int exitCode(PageOutcomes result) {
        if (result.stopped()) {
            return ExitCodes.FAILED;
        }
        if (!result.failed().isEmpty()) {
            return ExitCodes.SOME_PAGES_FAILED;
        }
        return result.built().stream().anyMatch(page -> page.unplaced() > 0)
                ? ExitCodes.SOMETHING_UNPLACED
                : ExitCodes.DONE;
    }
}
