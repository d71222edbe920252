package io.schedulebuilder.compare;

import io.schedulebuilder.compare.ComparisonRunner.Outcome;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Nearest;
import io.schedulebuilder.files.ReportFolder;
import io.schedulebuilder.files.ReportFolder.IfFull;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.report.CsvFile;
import io.schedulebuilder.schedule.ContestColumns;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.AsOfOptions;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ErrorReport;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.FinishOnInterrupt;
import io.schedulebuilder.terminal.OptionalResource;
import io.schedulebuilder.terminal.WarehouseOptions;
import io.schedulebuilder.terminal.Within;
import io.schedulebuilder.week.WeeksRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plans the same weeks with several configurations, and tells who is better and how sure that is. */
@Command(
        name = "compare",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Plan the same weeks with several solver configurations, budgets or rule sets, and say which is"
                + " better.",
        description = {
            "Captions are chosen once for each page and seed, and shared. Every plan is scored by one referee. Writes"
                    + " no plan to the warehouse.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:compared",
            "1:failed",
            "2:wrong usage or bad input file",
            "4:compared, but some runs could not be made",
            "5:a condition of --fail-under is not shown"
        },
        footer = {
            "",
            "Examples:",
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
    @SuppressWarnings("NullAway.Init")
    ContenderOptions contenders;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    SuiteOptions problems;

    @Option(
            names = "--start-date",
            paramLabel = "DATE",
            description = "First day of the pages' week, yyyy-MM-dd. Default: the first Monday after --as-of or today; "
                    + "where the warehouse's last message is more than a week old, the first Monday after it.")
    Optional<LocalDate> startDate = Optional.empty();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Plan each week with the seeds 1 to N, to tell a difference from chance. "
                    + "Default: ${DEFAULT-VALUE}.")
    @Within(most = "1000")
    int seeds = WeeksRequest.DEFAULT_SEEDS;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html, results.csv and results.json there, and keep each run as it is made.")
    Optional<Path> report = Optional.empty();

    @Option(
            names = "--resume",
            description = "Go on with the contest in --report: runs that are there are not made again.")
    boolean resume;

    @Option(names = "--force", description = "Replace the contest in --report.")
    boolean force;

    @Option(
            names = "--race",
            description = "Stop a configuration as soon as it is shown to be worse than another; it is looked at after "
                    + "each seed.")
    boolean race;

    @Option(
            names = "--fail-under",
            paramLabel = "CONDITION",
            description =
                    "Exit 5 unless this is shown: \"B >= A\", or \"B >= A - 0.2%%\" of the soft score. May be given "
                            + "several times.")
    List<String> failUnder = List.of();

    @Option(
            names = "--prove",
            description =
                    "Prove how good the best plans are, by a second model of the week and another solver (OR-Tools "
                            + "CP-SAT), and price a step of each limit.")
    boolean prove;

    @Option(
            names = "--prove-seconds",
            paramLabel = "N",
            description = "What the proof of a week may take, on all cores; a step of a limit gets a sixth. "
                    + "Default: ${DEFAULT-VALUE}.")
    @Within(most = "86400")
    int proveSeconds = 60;

    @Option(names = "--no-prices", description = "With --prove: leave out what a step of each limit is worth.")
    boolean noPrices;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Solvers at once. Default: one a core; more make times worthless, and are marked.")
    @Within(most = "1024")
    int parallel = Runtime.getRuntime().availableProcessors();

    @Mixin
    @SuppressWarnings("NullAway.Init")
    AsOfOptions view;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    WarehouseOptions warehouseOptions;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ConsoleOptions talk;

    @Override
    public Integer call() throws Exception {
        checkOptions();
        Contenders taking = contenders.contenders();
        taking.failures().forEach(this::complain);
        List<Gate> gates = gates(taking.names());
        try (OptionalResource<ReportFolder> folder = new OptionalResource<>(
                report.map(path -> ReportFolder.at(path, ifFull(), talk.outputs(warehouseOptions.files()))))) {
            return compare(taking, gates, folder.content());
        }
    }

    private int compare(Contenders taking, List<Gate> gates, Optional<ReportFolder> folder) throws Exception {
        InstantSource clock = InstantSource.system();
        // Gone on with, a contest sees what it saw when it began.
        Instant began = folder.filter(files -> resume)
                .flatMap(files -> ComparisonJournal.began(files.journal()))
                .orElseGet(clock::instant);
        Posed posed = weeks(InstantSource.fixed(began));
        ComparedWeeks weeks = posed.weeks();
        weeks.failures().forEach(this::complain);
        try (Journal journal = new Journal(folder, taking.fingerprint(posed.rules()), began)) {
            ComparisonRunner runner = new ComparisonRunner(
                    taking.entries(), parallel, race, new ComparisonProgress(talk, clock, journal::keep));
            // Its library is loaded for those who ask for it only.
            Optional<ComparisonProofs> proofs = prove
                    ? Optional.of(new ComparisonProofs(
                            Duration.ofSeconds(proveSeconds),
                            !noPrices,
                            taking.entries().get(0).planner(),
                            new ProofProgress(talk, journal::keep)))
                    : Optional.empty();
            Runnable stop = () -> {
                runner.stop();
                proofs.ifPresent(ComparisonProofs::stop);
            };
            return FinishOnInterrupt.run(
                    stop, () -> talk.say("Stopped. What was run is kept: the same command goes on."), () -> {
                        Outcome outcome = runner.run(weeks, journal.kept());
                        outcome.failures().stream()
                                .filter(failure -> failure.seed().isPresent())
                                .forEach(this::complain);
                        List<FailedRun> failures = new ArrayList<>(taking.failures());
                        failures.addAll(outcome.failures());
                        SolverComparison solverComparison = outcome.contest().knowing(journal.keptProofs());
                        boolean cutOff = outcome.stopped();
                        if (proofs.isPresent() && !cutOff) {
                            // Written before and after: a proof takes long, and may be stopped.
                            write(result(solverComparison, outcome, false, failures, gates, clock), folder);
                            solverComparison = solverComparison.knowing(
                                    proofs.get().of(weeks, solverComparison, journal.keptProofs()));
                            cutOff = proofs.get().isStopped();
                        }
                        return answer(result(solverComparison, outcome, cutOff, failures, gates, clock), folder);
                    });
        } finally {
            talk.eraseProgress();
        }
    }

    private void checkOptions() {
        if (seeds < 1) {
            throw new InputException("--seeds is 1 or more, not " + seeds + ".");
        }
        if (parallel < 1) {
            throw new InputException("--parallel is 1 or more, not " + parallel + ".");
        }
        if (noPrices && !prove) {
            throw new InputException("--no-prices is for --prove: it leaves out what a step of each limit is worth.");
        }
        if (proveSeconds < 1) {
            throw new InputException("--prove-seconds is 1 or more, not " + proveSeconds + ".");
        }
        if ((resume || force) && report.isEmpty()) {
            throw new InputException(
                    (resume ? "--resume" : "--force") + " needs --report, the folder that it is about.");
        }
        if (resume && force) {
            throw new InputException("--resume goes on with a contest, --force begins it anew. Give one of them.");
        }
        if (problems.suite.isPresent() && contenders.namesRules()) {
            throw new InputException(
                    "--rules and --referee are for pages of a warehouse: a written plan carries its own "
                            + "policy. Leave them out, or name pages in place of --suite.");
        }
        if (problems.suite.isPresent()
                && (startDate.isPresent() || view.asOf.isPresent() || view.timeZone.isPresent())) {
            throw new InputException(
                    "--start-date, --as-of and --time-zone are for pages of a warehouse: a written plan "
                            + "carries its own. Leave them out, or name pages in place of --suite.");
        }
    }

    private IfFull ifFull() {
        return resume ? IfFull.RESUME : force ? IfFull.REPLACE : IfFull.REFUSE;
    }

    private List<Gate> gates(List<String> names) {
        List<Gate> gates = failUnder.stream().map(Gate::parse).toList();
        for (Gate gate : gates) {
            for (String name : List.of(gate.better(), gate.than())) {
                if (!names.contains(name)) {
                    throw new InputException(
                            "--fail-under \"" + gate.text() + "\": nothing here is named \"" + name + "\"."
                                    + Nearest.question(Nearest.to(name, names))
                                    + " Names: " + String.join(", ", names) + ".");
                }
            }
        }
        return gates;
    }

    /** The weeks, and fingerprints of the rules that they were posed by. */
    private record Posed(ComparedWeeks weeks, List<String> rules) {}

    private Posed weeks(InstantSource clock) {
        Optional<List<Path>> plans = problems.plans();
        if (plans.isPresent()) {
            return new Posed(ComparedWeeks.written(plans.get(), seeds), List.of());
        }
        PolicyEngine referee = PolicyEngine.load(contenders.refereeFolder());
        List<PolicyEngine> ruleSets =
                contenders.ruleFolders().stream().map(PolicyEngine::load).toList();
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            ComparedWeeks weeks = ComparedWeeks.of(
                    warehouse,
                    referee,
                    ruleSets,
                    new WeeksRequest(problems.names(), startDate, view.asOf, view.timeZone, seeds),
                    clock,
                    talk.loadProgress());
            return new Posed(
                    weeks,
                    Stream.concat(Stream.of(referee), ruleSets.stream())
                            .map(PolicyEngine::sha256)
                            .toList());
        }
    }

    private String referee() {
        return problems.suite.isPresent()
                ? "the policy that each plan was written with"
                : "the rules in " + contenders.refereeFolder();
    }

    private ComparisonReport result(
            SolverComparison solverComparison,
            Outcome outcome,
            boolean stopped,
            List<FailedRun> failures,
            List<Gate> gates,
            InstantSource clock) {
        return new ComparisonReport(
                solverComparison,
                referee(),
                contenders.namesRules() ? Optional.of(contenders.refereeFolder().toString()) : Optional.empty(),
                seeds,
                parallel,
                failures,
                outcome.dropped(),
                stopped,
                gates,
                Machine.words(clock, parallel),
                prove ? Optional.of(proveSeconds) : Optional.empty());
    }

    private static void write(ComparisonReport result, Optional<ReportFolder> folder) {
        folder.ifPresent(files -> {
            ContestColumns columns = new ContestColumns(result);
            files.csv().write(out -> CsvFile.write(columns.csv(), out));
            files.json().write(out -> out.write(PlanJson.write(columns.json())));
            files.html().write(out -> ComparisonHtml.page(result).write(out));
        });
    }

    private int answer(ComparisonReport result, Optional<ReportFolder> folder) {
        write(result, folder);
        talk.eraseProgress();
        if (talk.json) {
            talk.answer(new ContestColumns(result).json());
        } else if (!talk.quiet) {
            talk.out().print(new ComparisonText(result).text());
        }
        talk.out().flush();
        folder.ifPresent(files -> talk.say("Report  " + files.html().path()));
        if (result.stopped()) {
            talk.say("Stopped: " + Counted.of(result.contest().runs().size(), "run")
                    + (result.contest().runs().size() == 1 ? " is kept" : " are kept")
                    + (folder.isPresent() ? ". Give --resume to go on." : " in what is shown here, and nowhere else."));
            return ExitCodes.FAILED;
        }
        if (!result.passes()) {
            return ExitCodes.GATE_FAILED;
        }
        return result.failures().isEmpty() ? ExitCodes.DONE : ExitCodes.SOME_PAGES_FAILED;
    }

    private void complain(FailedRun failure) {
        talk.eraseProgress();
        talk.err().println(ErrorReport.line(who(failure) + ": " + failure.reason()));
    }

    private static String who(FailedRun failure) {
        if (failure.contender().equals(FailedRun.ALL)) {
            return failure.week();
        }
        return failure.contender()
                + failure.seed()
                        .map(seed -> ", " + failure.week() + ", seed " + seed)
                        .orElse("");
    }

    /** The runs that are kept, where there is a folder to keep them in. */
    private final class Journal implements AutoCloseable {
        private final Optional<ComparisonJournal> file;

        Journal(Optional<ReportFolder> folder, String fingerprint, Instant began) {
            this.file = folder.map(files -> resume
                    ? ComparisonJournal.resume(files.journal(), fingerprint)
                    : ComparisonJournal.begin(files.journal(), fingerprint, began));
        }

        List<SolverRun> kept() {
            return file.map(ComparisonJournal::kept).orElse(List.of());
        }

        Map<String, Proven> keptProofs() {
            return file.map(ComparisonJournal::keptProofs).orElse(Map.of());
        }

        void keep(String problem, Proven proven) {
            file.ifPresent(journal -> journal.append(problem, proven));
        }

        void keep(SolverRun solverRun) {
            file.ifPresent(journal -> journal.append(solverRun));
        }

        @Override
        public void close() {
            file.ifPresent(ComparisonJournal::close);
        }
    }
}
