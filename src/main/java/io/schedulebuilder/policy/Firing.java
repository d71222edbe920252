package io.schedulebuilder.policy;

import io.schedulebuilder.policy.language.Rule;
import java.util.List;
import java.util.function.Predicate;

/** Tells which rules fire. */
interface Firing {
    /** The rules among {@code round} that fire in these circumstances, in the order of their files. */
    List<Rule> firing(Predicate<Rule> round, RuleFacts ruleFacts);

    /** Without an engine: each rule's condition by itself. */
    static Firing interpreting(List<Rule> rules) {
        return (round, ruleFacts) -> {
            var values = ruleFacts.values();
            return rules.stream()
                    .filter(round)
                    .filter(rule -> rule.conditions().holds(values))
                    .toList();
        };
    }
}
