package io.schedulebuilder.rules;

import io.schedulebuilder.domain.Version;
import io.schedulebuilder.files.FileKind;
import io.schedulebuilder.files.OutputFile;
import io.schedulebuilder.files.OutputPath;
import io.schedulebuilder.files.Outputs;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.cases.Case;
import io.schedulebuilder.policy.cases.CaseFolder;
import io.schedulebuilder.policy.cases.CaseJudge;
import io.schedulebuilder.policy.cases.CaseResult;
import io.schedulebuilder.policy.cases.Coverage;
import io.schedulebuilder.policy.cases.JunitReport;
import io.schedulebuilder.policy.cases.MutationRun;
import io.schedulebuilder.policy.cases.SarifReport;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.Installation;
import io.schedulebuilder.terminal.OptionalResource;
import io.schedulebuilder.terminal.RulesOption;
import io.schedulebuilder.terminal.WarehouseOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the cases of a rule folder. */
@Command(
        name = "test",
        header = "Run the cases in the tests folder of the rules, show failures first, and show how much of the "
                + "rules they cover.",
        description = {
            "",
            "A case is a row of tests/*.csv: revenue, saturation and, if needed, segment, average_rpr, "
                    + "message_count, tier_messages, average_conversion, page_name; then a column for each expected value, "
                    + "named as in `rules show --json`: tier, zone, weekly_ppvs, price_mix.Budget, weights.least change. "
                    + "Use expected_segment to expect a segment. The column note is for your own notes. An empty cell "
                    + "expects nothing.",
            ""
        },
        exitCodeList = {
            "0:every case passed",
            "1:a report could not be written",
            "2:wrong usage, or a rule or case file is wrong",
            "5:a case failed"
        },
        footer = {
            "  schedule-builder rules test",
            "  schedule-builder rules test --rules my-rules --junit target/rules.xml \\",
            "      --sarif target/rules.sarif",
            "  schedule-builder rules test --mutate"
        })
public final class RulesTestCommand implements Callable<Integer> {
    private static final int REPORT_EVERY = 20;

    @Mixin
    RulesOption rules;

    @Option(
            names = "--mutate",
            description = "Change each literal, condition and value of the rules in turn, and list the changes that no "
                    + "case notices. Then remove each weight in turn, and list those that matter for no page.")
    boolean mutate;

    @Option(names = "--junit", paramLabel = "FILE.xml", description = "Also write the results as JUnit XML.")
    Optional<OutputPath> junit = Optional.empty();

    @Option(
            names = "--sarif",
            paramLabel = "FILE.sarif",
            description = "Also write failed cases, and what no case covers, as SARIF 2.1.0.")
    Optional<OutputPath> sarif = Optional.empty();

    @Mixin
    WarehouseOptions warehouseOptions;

    @Mixin
    ConsoleOptions talk;

    private final Path fastSolverConfig;

    public RulesTestCommand(Installation installation) {
        this.fastSolverConfig = installation.fastSolverConfig();
    }

    @Override
    public Integer call() {
        Outputs outputs = talk.outputs(warehouseOptions.files());
        try (OptionalResource<OutputFile> junitFile =
                        new OptionalResource<>(junit.map(path -> outputs.file(path, FileKind.JUNIT, "--junit")));
                OptionalResource<OutputFile> sarifFile =
                        new OptionalResource<>(sarif.map(path -> outputs.file(path, FileKind.SARIF, "--sarif")))) {
            return test(junitFile.content(), sarifFile.content());
        }
    }

    private int test(Optional<OutputFile> junitFile, Optional<OutputFile> sarifFile) {
        PolicyEngine engine = PolicyEngine.load(rules.folder());
        List<Case> cases = CaseFolder.read(rules.folder());
        List<CaseResult> results =
                cases.stream().map(one -> CaseResult.of(engine, one)).toList();
        boolean passed = results.stream().allMatch(CaseResult::passed);
        Coverage coverage = Coverage.of(engine, results);
        Optional<MutationRun> mutation = Optional.empty();
        Optional<WeightTrial.Result> weights = Optional.empty();
        if (mutate && passed) {
            mutation = Optional.of(mutation(engine, cases));
            weights = Optional.of(weights(engine));
        } else if (mutate) {
            talk.say("--mutate works only when every case passes, because a failing case cannot notice a change.");
        }
        if (junitFile.isPresent()) {
            junitFile.get().write(out -> out.write(JunitReport.of(results)));
        }
        if (sarifFile.isPresent()) {
            String findings = SarifReport.of(Version.current(), results, Optional.of(coverage), mutation);
            sarifFile.get().write(out -> out.write(findings));
        }
        if (talk.json) {
            talk.answer(RuleTestView.of(results, coverage, mutation, weights));
        } else {
            RuleTestText table = new RuleTestText(results, coverage, mutation, weights);
            talk.out().print(talk.quiet ? table.failures() : table.text());
        }
        return passed ? ExitCodes.DONE : ExitCodes.GATE_FAILED;
    }

    private MutationRun mutation(PolicyEngine engine, List<Case> cases) {
        LoadProgress bar = talk.loadProgress();
        int total = MutationRun.size(engine.book());
        try {
            return MutationRun.of(engine.book(), List.of(new CaseJudge(cases)), done -> {
                if (done % REPORT_EVERY == 0) {
                    bar.at("mutants", done, total);
                }
            });
        } finally {
            talk.eraseProgress();
        }
    }

    private WeightTrial.Result weights(PolicyEngine engine) {
        try (Warehouse warehouse = warehouseOptions.open(talk)) {
            return new WeightTrial(warehouse, engine, fastSolverConfig, InstantSource.system())
                    .run(talk.loadProgress());
        } finally {
            talk.eraseProgress();
        }
    }
}
