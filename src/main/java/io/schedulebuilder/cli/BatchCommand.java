package io.schedulebuilder.cli;

import io.schedulebuilder.app.Batch;
import io.schedulebuilder.app.BatchRequest;
import io.schedulebuilder.app.PageOutcome;
import io.schedulebuilder.app.WeekRequest;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.export.BatchFolder;
import io.schedulebuilder.export.ScheduleCsv;
import io.schedulebuilder.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
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
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header =
                "Plan the week of many pages, record each, lock its captions, and write a CSV for each and one of all.",
        description = {
            "Captions that several pages want go where they are worth most. One page's failure stops no other.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all built",
            "1:failed, or stopped before all were built",
            "2:wrong usage or bad input file",
            "3:all built, but something is unplaced",
            "4:some pages failed"
        },
        footer = {
            "",
            "Examples:",
            "  schedule-builder batch --all-pages --start-date 2025-11-04 --output-dir week45",
            "  schedule-builder batch --pages pages.txt --start-date 2025-11-04 --output-dir week45 --resume",
            "  schedule-builder batch --page-name jadebri theolark --start-date 2025-11-04 --replace"
        })
final class BatchCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    PageChoice pages;

    @Option(
            names = "--start-date",
            required = true,
            paramLabel = "DATE",
            description = "First day to plan, yyyy-MM-dd, in each page's time zone.")
    @SuppressWarnings("NullAway.Init")
    LocalDate startDate;

    @Option(
            names = "--output-dir",
            paramLabel = "DIR",
            description =
                    "Where the files go: PAGE-DATE.csv and PAGE-DATE.plan.json for each page, all-pages-DATE.csv. "
                            + "Default: this folder.")
    Path outputDir = Path.of("");

    @Option(
            names = "--resume",
            description = "Go on with a batch that was stopped: what is planned is recorded as it was planned, what is "
                    + "recorded stays.")
    boolean resume;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    HorizonOptions horizon;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Pages planned at once. Default: one a core. The plans are the same with any.")
    int parallel = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--csv-for",
            paramLabel = "READER",
            description =
                    "${COMPLETION-CANDIDATES}: exact texts, or texts and ids guarded with ' so that a spreadsheet "
                            + "neither runs nor rounds them. Default: ${DEFAULT-VALUE}.")
    ScheduleCsv.Reader csvFor = ScheduleCsv.Reader.PROGRAM;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    BatchPlanningOptions planning;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed on the same data gives the same weeks. Default: ${DEFAULT-VALUE}.")
    long seed = WeekRequest.DEFAULT_SEED;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ViewOptions view;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    WarehouseOptions warehouseOptions;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    TalkOptions talk;

    @Override
    public Integer call() throws Exception {
        if (parallel < 1) {
            throw new InputException("--parallel is 1 or more, not " + parallel + ".");
        }
        BatchFolder folder = BatchFolder.at(outputDir, csvFor);
        InstantSource clock = InstantSource.system();
        BatchRequest request = new BatchRequest(
                pages.names(), startDate, horizon.weeks(), view.asOf, view.timeZone, seed, horizon.earlier());
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            Batch batch = new Batch(
                    warehouse,
                    planning.rules.folder(),
                    planning.solverConfigFile(),
                    clock,
                    new BatchProgress(talk, clock));
            return FinishOnInterrupt.run(
                    batch::stop, () -> answer(batch.run(request, folder, parallel, resume), folder));
        } finally {
            talk.eraseProgress();
        }
    }

    private int answer(Batch.Result result, BatchFolder folder) {
        talk.eraseProgress();
        List<PageOutcome.Built> built = result.outcomes().stream()
                .flatMap(outcome -> outcome.built().stream())
                .toList();
        Optional<Path> all = result.stopped() || built.isEmpty()
                ? Optional.empty()
                : Optional.of(folder.writeAll(
                        built.stream().map(PageOutcome.Built::csv).toList(), startDate.toString()));
        BatchReport report = new BatchReport(result, all);
        if (talk.json) {
            talk.out().print(report.json());
        } else if (!talk.quiet) {
            talk.out().print(report.text());
        }
        talk.out().flush();
        report.failures()
                .forEach(failure -> talk.err().println("error: page " + failure.page() + ": " + failure.reason()));
        all.ifPresent(path -> talk.say("All pages  " + path));
        if (result.stopped()) {
            talk.say("Stopped. What is planned lies in " + folder.path() + ": run the same command with --resume.");
            return ExitCodes.FAILED;
        }
        if (!report.failures().isEmpty()) {
            return ExitCodes.SOME_PAGES_FAILED;
        }
        return report.unplaced() > 0 ? ExitCodes.SOMETHING_UNPLACED : ExitCodes.DONE;
    }
}
