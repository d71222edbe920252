package io.schedulebuilder.rules;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.schedule.PolicyView;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.PolicyTable;
import io.schedulebuilder.terminal.RulesOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the policy of an account and who set each value. */
@Command(
        name = "show",
        header = "Show what the rules set for an account, and which rule set each value.",
        exitCodeList = {"0:shown", "2:wrong usage or a rule is wrong"},
        footer = {
            "  schedule-builder rules show --revenue 60000 --saturation 0.45",
            "  schedule-builder rules show --revenue 4999.99 --saturation 0.6 \\",
            "      --segment PREMIUM --json"
        })
public final class RulesShowCommand implements Callable<Integer> {
    @Mixin
    AccountOptions asked;

    @Mixin
    RulesOption rules;

    @Mixin
    ConsoleOptions talk;

    @Override
    public Integer call() {
        Account account = asked.account();
        PolicyEngine engine = PolicyEngine.load(rules.folder());
        Policy policy = engine.decide(account, asked.segment).policy();
        talk.answer(() -> PolicyView.of(policy), new PolicyTable(policy)::text);
        return ExitCodes.DONE;
    }
}
