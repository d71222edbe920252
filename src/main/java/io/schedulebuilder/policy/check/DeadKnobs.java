package io.schedulebuilder.policy.check;

import io.schedulebuilder.policy.check.Finding.Kind;
import io.schedulebuilder.policy.check.SettersInRegions.Lost;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Setting;
import io.schedulebuilder.policy.language.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds rules and values without effect: rules that never fire, values that are always overridden, weights of zero. */
final class DeadKnobs {
    private DeadKnobs() {}

    static List<Finding> findings(RuleBook book, List<SettersInRegions> looked) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : book.rules()) {
            List<SettersInRegions> concerned = looked.stream()
                    .filter(here -> here.setters().contains(rule))
                    .toList();
            if (concerned.stream().noneMatch(SettersInRegions::areTooMany)) {
                findings.addAll(ofRule(rule, concerned));
            }
        }
        return List.copyOf(findings);
    }

    private static List<Finding> ofRule(Rule rule, List<SettersInRegions> concerned) {
        if (concerned.stream().noneMatch(here -> here.fires(rule))) {
            return List.of(Finding.of(
                    Kind.DEAD,
                    rule.place(),
                    rule,
                    "can never fire: no page meets its conditions. Correct a bound, or remove the rule."));
        }
        List<Lost> lost = concerned.stream()
                .flatMap(here -> here.alwaysOverridden().stream())
                .filter(one -> one.claim().rule().equals(rule))
                .toList();
        if (lost.size() == rule.settings().size()) {
            Set<Rule> winners = new LinkedHashSet<>();
            lost.forEach(one -> winners.addAll(one.winners()));
            return List.of(Finding.of(
                    Kind.DEAD,
                    rule.place(),
                    rule,
                    "has no effect: everything it sets is always overridden by " + all(winners)
                            + ". Give it a higher salience, or remove the rule."));
        }
        List<Finding> findings = new ArrayList<>();
        for (Lost one : lost) {
            Setting<?> setting = one.claim().setting();
            findings.add(Finding.of(
                    Kind.DEAD,
                    setting.place(),
                    rule,
                    setting.label() + " " + setting.shown() + " has no effect: it is always overridden by "
                            + all(one.winners()) + ". Give the rule a higher salience, or remove the value."));
        }
        for (Setting<?> setting : rule.settings()) {
            if (setting.parameter().weighted().isPresent() && setting.number() == 0) {
                findings.add(Finding.of(
                        Kind.SWITCHED_OFF, setting.place(), rule, setting.label() + " is 0, so it is switched off."));
            }
        }
        return findings;
    }

    private static String all(Collection<Rule> rules) {
        return Wording.both(rules.stream().map(Rule::withPlace).toList());
    }
}
