package io.schedulebuilder.compare;

import io.schedulebuilder.compare.ComparisonRunner.Outcome;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.files.ReportFolder;
import io.schedulebuilder.files.ReportFolder.IfFull;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.report.CsvFile;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.FinishOnInterrupt;
import io.schedulebuilder.terminal.OptionalResource;
import io.schedulebuilder.terminal.Progress;
import io.schedulebuilder.terminal.RepeatedWeeksOptions;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.terminal.Within;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plans the same weeks with several configurations and shows which one is better, and how sure that is. */
@Command(
        name = "compare",
        header = "Compare solver configurations, budgets or rule sets on the same weeks, and say which is better.",
        description = {
            "All plan with the same captions, chosen once per page and seed, and one set of rules scores every plan."
                    + " Nothing is written to the warehouse.",
            ""
        },
        exitCodeList = {
            "0:compared",
            "1:failed",
            "2:wrong usage or bad input file",
            "4:compared, but some runs failed",
            "5:a --fail-under condition was not shown"
        },
        footer = {
            "  schedule-builder compare \\",
            "      --solver-config solver-config/default.xml solver-config/fast.xml \\",
            "      --page-name jadebri",
            "  schedule-builder compare --solver-config A.xml B.xml \\",
            "      --suite benchmarks/suite --seeds 5 --report report",
            "  schedule-builder compare --budget 5k,20k,100k --all-pages \\",
            "      --start-date 2025-11-04 --report report",
            "  schedule-builder compare --prove \\",
            "      --suite benchmarks/suite/mega-green.plan.json",
            "  schedule-builder compare --rules rules calmer \\",
            "      --page-name jadebri atlasgrey --seeds 5",
            "  schedule-builder compare --solver-config A.xml B.xml \\",
            "      --suite benchmarks/suite --fail-under \"B >= A - 0.2%%\""
        })
public final class CompareCommand implements Callable<Integer> {
    @Mixin
    ContenderOptions contenders;

    @ArgGroup(multiplicity = "1")
    SuiteOptions problems;

    @Mixin
    RepeatedWeeksOptions repeated;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html, results.csv and results.json to this folder, and save each run as it "
                    + "finishes.")
    Optional<Path> report = Optional.empty();

    @Option(
            names = "--resume",
            description = "Continue the comparison in --report without repeating its finished runs.")
    boolean resume;

    @Option(names = "--force", description = "Replace the comparison in --report.")
    boolean force;

    @Option(
            names = "--race",
            description = "Stop a configuration as soon as it is shown to be worse than another. Checked after each "
                    + "seed.")
    boolean race;

    @Option(
            names = "--fail-under",
            paramLabel = "CONDITION",
            description = "Exit 5 unless this is shown: \"B >= A\", or \"B >= A - 0.2%%\" of the soft score. Can be "
                    + "repeated.")
    List<String> failUnder = List.of();

    @Option(
            names = "--prove",
            description =
                    "Prove how good the best plans are with an independent model and solver (OR-Tools CP-SAT), and "
                            + "price one step of each limit.")
    boolean prove;

    @Option(
            names = "--prove-seconds",
            paramLabel = "N",
            description =
                    "Time limit for the proof of one week, on all cores. Pricing a step of a limit gets a sixth of "
                            + "it. Default: ${DEFAULT-VALUE}.")
    @Within(most = "86400")
    int proveSeconds = 60;

    @Option(names = "--no-prices", description = "With --prove, do not price steps of limits.")
    boolean noPrices;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description =
                    "Solvers that run at once. Default: one per core. With more, timing is unreliable and runs are "
                            + "marked.")
    @Within(most = "1024")
    int parallel = Runtime.getRuntime().availableProcessors();

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() throws Exception {
        checkOptions();
        Contenders taking = contenders.contenders();
        taking.failures().forEach(this::complain);
        List<Gate> gates = failUnder.stream()
                .map(condition -> Gate.parse(condition, taking.names()))
                .toList();
        try (OptionalResource<ReportFolder> folder = new OptionalResource<>(
                report.map(path -> ReportFolder.at(path, ifFull(), talk.outputs(warehouseOptions.files()))))) {
            return compare(taking, gates, folder.content());
        } finally {
            talk.eraseProgress();
        }
    }

    private int compare(Contenders taking, List<Gate> gates, Optional<ReportFolder> folder) throws Exception {
        InstantSource clock = InstantSource.system();
        // A resumed comparison sees the warehouse as of its start.
        Instant began = folder.filter(files -> resume)
                .flatMap(files -> ComparisonJournal.began(files.journal()))
                .orElseGet(clock::instant);
        ComparedWeeks weeks = weeks(InstantSource.fixed(began));
        weeks.failures().forEach(this::complain);
        try (ComparisonJournal journal = journal(folder, taking.fingerprint(weeks.rules()), began)) {
            ComparisonProgress progress = new ComparisonProgress(journal, talk, new Progress(talk, clock));
            ComparisonRunner runner = new ComparisonRunner(taking.entries(), parallel, race, progress);
            // The prover's library is loaded only if it is needed.
            Optional<ComparisonProofs> proofs = prove
                    ? Optional.of(new ComparisonProofs(
                            Duration.ofSeconds(proveSeconds),
                            !noPrices,
                            taking.entries().get(0).planner(),
                            progress))
                    : Optional.empty();
            Runnable stop = () -> {
                runner.stop();
                proofs.ifPresent(ComparisonProofs::stop);
            };
            return FinishOnInterrupt.run(
                    stop,
                    () -> talk.say("Stopped. Finished runs are saved; the same command with --resume continues."),
                    () -> {
                        Outcome outcome = runner.run(weeks, journal.kept());
                        outcome.failures().stream()
                                .filter(failure -> failure.seed().isPresent())
                                .forEach(this::complain);
                        ComparisonReport result =
                                report(taking, outcome, gates, clock).knowing(journal.keptProofs(), outcome.stopped());
                        if (proofs.isPresent() && !outcome.stopped()) {
                            // Written before and after the proofs, because they take long and may be stopped.
                            write(result, folder);
                            var proven = proofs.get().of(weeks, result.comparison(), journal.keptProofs());
                            result = result.knowing(proven, proofs.get().isStopped());
                        }
                        return answer(result, folder);
                    });
        }
    }

    private ComparisonJournal journal(Optional<ReportFolder> folder, String fingerprint, Instant began) {
        return folder.map(files -> resume
                        ? ComparisonJournal.resume(files.journal(), fingerprint)
                        : ComparisonJournal.begin(files.journal(), fingerprint, began))
                .orElseGet(ComparisonJournal::none);
    }

    private void checkOptions() {
        if (repeated.seeds < 1) {
            throw new InputException("--seeds must be 1 or more, not " + repeated.seeds + ".");
        }
        if (parallel < 1) {
            throw new InputException("--parallel must be 1 or more, not " + parallel + ".");
        }
        if (noPrices && !prove) {
            throw new InputException("--no-prices needs --prove: it turns off the pricing of limits.");
        }
        if (proveSeconds < 1) {
            throw new InputException("--prove-seconds must be 1 or more, not " + proveSeconds + ".");
        }
        if ((resume || force) && report.isEmpty()) {
            throw new InputException(
                    (resume ? "--resume" : "--force") + " needs --report, the folder of the comparison.");
        }
        if (resume && force) {
            throw new InputException("--resume continues a comparison, --force replaces it. Use one of them.");
        }
        if (problems.suite.isPresent() && contenders.namesRules()) {
            throw new InputException(
                    "--rules and --scoring-rules apply to pages in a warehouse; a saved plan has its own policy. "
                            + "Leave them out, or name pages instead of --suite.");
        }
        if (problems.suite.isPresent()
                && (repeated.startDate.isPresent()
                        || repeated.view.asOf.isPresent()
                        || repeated.view.timeZone.isPresent())) {
            throw new InputException(
                    "--start-date, --as-of and --time-zone apply to pages in a warehouse; a saved plan has its own. "
                            + "Leave them out, or name pages instead of --suite.");
        }
    }

    private IfFull ifFull() {
        return resume ? IfFull.RESUME : force ? IfFull.REPLACE : IfFull.REFUSE;
    }

    private ComparedWeeks weeks(InstantSource clock) {
        Optional<List<Path>> plans = problems.plans();
        if (plans.isPresent()) {
            return ComparedWeeks.written(plans.get(), repeated.seeds);
        }
        PolicyEngine referee = PolicyEngine.load(contenders.scoringRules());
        List<PolicyEngine> ruleSets =
                contenders.ruleFolders().stream().map(PolicyEngine::load).toList();
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            return ComparedWeeks.of(
                    warehouse, referee, ruleSets, repeated.of(problems.names()), clock, talk.loadProgress());
        }
    }

    private ComparisonReport report(Contenders taking, Outcome outcome, List<Gate> gates, InstantSource clock) {
        return new ComparisonReport(
                outcome.comparison(),
                problems.suite.isPresent()
                        ? "the policy saved in each plan"
                        : "the rules in " + contenders.scoringRules(),
                contenders.namesRules() ? Optional.of(contenders.scoringRules().toString()) : Optional.empty(),
                repeated.seeds,
                Stream.concat(taking.failures().stream(), outcome.failures().stream())
                        .toList(),
                outcome.dropped(),
                outcome.stopped(),
                gates,
                machine(clock),
                prove ? Optional.of(proveSeconds) : Optional.empty());
    }

    /** Cores, number of solvers at once, Java and date. */
    private String machine(InstantSource clock) {
        int cores = Runtime.getRuntime().availableProcessors();
        return Counted.of(cores, "core") + ", " + Counted.of(parallel, "solver")
                + " at once, Java " + Runtime.version().feature() + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", " + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static void write(ComparisonReport result, Optional<ReportFolder> folder) {
        folder.ifPresent(files -> {
            ComparisonColumns columns = new ComparisonColumns(result);
            files.csv().write(out -> CsvFile.write(columns.csv(), out));
            files.json().write(out -> out.write(PlanJson.write(columns.json())));
            files.html().write(out -> ComparisonHtml.page(result).write(out));
        });
    }

    private int answer(ComparisonReport result, Optional<ReportFolder> folder) {
        write(result, folder);
        talk.eraseProgress();
        talk.answer(new ComparisonColumns(result)::json, new ComparisonText(result)::text);
        talk.out().flush();
        folder.ifPresent(files -> talk.say("Report  " + files.html().path()));
        if (result.stopped()) {
            int kept = result.comparison().runs().size();
            talk.say("Stopped: " + Counted.of(kept, "run") + (kept == 1 ? " is" : " are")
                    + (folder.isPresent()
                            ? " saved. Use --resume to continue."
                            : " shown here and not saved. Use --report to save runs."));
            return ExitCodes.FAILED;
        }
        if (!result.passes()) {
            return ExitCodes.GATE_FAILED;
        }
        return result.failures().isEmpty() ? ExitCodes.DONE : ExitCodes.SOME_PAGES_FAILED;
    }

    private void complain(FailedRun failure) {
        talk.eraseProgress();
        talk.err().println(ErrorReport.line(failure.who() + ": " + failure.reason()));
    }
}
