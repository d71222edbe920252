package io.schedulebuilder.rules;

import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.trace.Trace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code rules trace --json} prints.
 *
 * @param faults what stands against a policy; empty if there is one
 */
public record RuleTraceView(
        Optional<String> tier,
        Optional<String> zone,
        Optional<String> segment,
        List<FiredView> fired,
        List<SilentView> notFired,
        List<String> faults) {
    /** A rule that fired. */
    record FiredView(int round, String rule, String file, int line, int salience, List<SettingView> settings) {}

    /**
     * A setting.
     *
     * @param outcome counts, said_already, overridden, clashes, not_asked or not_settled
     * @param by the rule that it lost to or agrees with
     */
    record SettingView(String parameter, String value, String file, int line, String outcome, Optional<RuleView> by) {}

    /** A rule and the line of its setting. */
    record RuleView(String rule, String value, String file, int line) {}

    /** A rule that did not fire. */
    record SilentView(
            int round,
            String rule,
            String file,
            int line,
            boolean asked,
            List<FailureView> failed,
            List<String> wouldFire) {}

    /** A condition that failed. */
    record FailureView(String file, int line, String condition, String account) {}

    static RuleTraceView of(Trace trace) {
        return new RuleTraceView(
                trace.decision().tier().map(Enum::name),
                trace.decision().zone().map(Enum::name),
                trace.decision().segment().map(Enum::name),
                trace.fired().stream().map(RuleTraceView::view).toList(),
                trace.silent().stream().map(RuleTraceView::view).toList(),
                trace.decision().faults());
    }

    /** 1, or 2 for rules that read what others fix. */
    static int round(Rule rule) {
        return rule.readsWhatRulesFix() ? 2 : 1;
    }

    private static FiredView view(Trace.Fired fired) {
        return new FiredView(
                round(fired.rule()),
                fired.rule().name(),
                fired.rule().place().file(),
                fired.rule().place().line(),
                fired.rule().salience(),
                fired.outcomes().stream().map(RuleTraceView::view).toList());
    }

    private static SettingView view(Trace.Outcome outcome) {
        return new SettingView(
                outcome.setting().key(),
                outcome.setting().shown(),
                outcome.setting().place().file(),
                outcome.setting().place().line(),
                outcome.fate().name().toLowerCase(Locale.ROOT),
                outcome.other()
                        .map(claim -> new RuleView(
                                claim.rule().name(),
                                claim.setting().shown(),
                                claim.setting().place().file(),
                                claim.setting().place().line())));
    }

    private static SilentView view(Trace.Silent silent) {
        return new SilentView(
                round(silent.rule()),
                silent.rule().name(),
                silent.rule().place().file(),
                silent.rule().place().line(),
                silent.asked(),
                silent.failures().stream()
                        .map(failure -> new FailureView(
                                failure.place().file(), failure.place().line(), failure.written(), failure.has()))
                        .toList(),
                silent.remedies());
    }
}
