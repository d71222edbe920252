package io.schedulebuilder.rules;

import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.trace.Trace;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.RulesOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which rules fired for an account, and why the others did not. */
@Command(
        name = "trace",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        header = "Show which rules fire for an account, what each sets, and why the others do not fire.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown, whether there is a policy or not", "2:wrong usage or a rule is wrong"},
        footer = {
            "",
            "Examples:",
            "  schedule-builder rules trace --revenue 60000 --saturation 0.45",
            "  schedule-builder rules trace --revenue 24999.99 --saturation 0.6 \\",
            "      --segment PREMIUM --json"
        })
final class RulesTraceCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    AccountOptions asked;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    RulesOption rules;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    ConsoleOptions talk;

    @Override
    public Integer call() {
        Trace trace = Trace.of(PolicyEngine.load(rules.folder()), asked.account(), asked.segment);
        if (talk.json) {
            talk.answer(RuleTraceView.of(trace));
        } else {
            talk.print(new RuleTraceText(trace).text());
        }
        return ExitCodes.DONE;
    }
}
