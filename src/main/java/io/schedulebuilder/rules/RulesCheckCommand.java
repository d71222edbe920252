package io.schedulebuilder.rules;

import io.schedulebuilder.policy.capacity.CapacityProof;
import io.schedulebuilder.policy.check.CheckResult;
import io.schedulebuilder.policy.check.RuleCheck;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.RulesOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks the rules as a whole, once or after every save. */
@Command(
        name = "check",
        header = "Find errors and likely mistakes in the rules, with file and line.",
        description = {
            "Reads every rule file, then checks them together: pages for which no rule sets a parameter, "
                    + "rules that set different values for the same page, rules and values that have no effect, and "
                    + "the statements in tests/directions.csv in the rules folder."
        },
        exitCodeList = {
            "0:no errors; there may be warnings and notes",
            "1:failed",
            "2:wrong usage, or the rules have errors (a rule file is an input file)"
        },
        footer = {
            "  schedule-builder rules check",
            "  schedule-builder rules check --rules my-rules --watch",
            "  schedule-builder rules check --json"
        })
public final class RulesCheckCommand implements Callable<Integer> {
    @Option(
            names = "--watch",
            description = "Check again after every save, until Ctrl-C. With --json, prints one object per line.")
    boolean watch;

    @Mixin
    RulesOption rules;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        RuleCheck check = new RuleCheck(Optional.of(CapacityProof::problems));
        Path folder = rules.folder();
        if (watch) {
            new RulesWatch(check, folder, talk).run();
            return ExitCodes.DONE;
        }
        long start = System.nanoTime();
        CheckResult result = check.check(folder);
        CheckReport report = CheckReport.of(folder, result, Duration.ofNanos(System.nanoTime() - start));
        if (talk.json) {
            talk.answer(report.views());
        } else {
            talk.out().print(report.text(talk.quiet));
        }
        return report.isFit() ? ExitCodes.DONE : ExitCodes.WRONG_INPUT;
    }
}
