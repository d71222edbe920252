package io.schedulebuilder.rules;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.Decision;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.trace.Trace;
import io.schedulebuilder.terminal.ConsoleOptions;
import io.schedulebuilder.terminal.ExitCodes;
import io.schedulebuilder.terminal.RulesOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which rules fired for an account, and why the others did not. */
@Command(
        name = "trace",
        header = "Show which rules fire for an account, what each one sets, and why the others do not fire.",
        exitCodeList = {"0:shown, whether or not there is a policy", "2:wrong usage or a rule is wrong"},
        footer = {
            "  schedule-builder rules trace --revenue 60000 --saturation 0.45",
            "  schedule-builder rules trace --revenue 24999.99 --saturation 0.6 \\",
            "      --segment PREMIUM --json"
        })
public final class RulesTraceCommand implements Callable<Integer> {
    @Mixin
    AccountOptions asked;

    @Mixin
    RulesOption rules;

    @Mixin
    ConsoleOptions talk;

    /**
     * What {@code rules trace --json} prints.
     *
     * @param faults why there is no policy; empty if there is one
     */
    public record View(
            Optional<AccountTier> tier,
            Optional<SaturationZone> zone,
            Optional<Segment> segment,
            List<Trace.Fired> fired,
            List<Trace.Silent> notFired,
            List<String> faults) {
        static View of(Trace trace) {
            Decision decision = trace.decision();
            return new View(
                    decision.tier(),
                    decision.zone(),
                    decision.segment(),
                    trace.fired(),
                    trace.silent(),
                    decision.faults());
        }
    }

    @Override
    public Integer call() {
        Trace trace = Trace.of(PolicyEngine.load(rules.folder()), asked.account(), asked.segment);
        talk.answer(() -> View.of(trace), new RuleTraceText(trace)::text);
        return ExitCodes.DONE;
    }
}
