package io.schedulebuilder.policy;

import io.schedulebuilder.policy.language.Rule;
import java.util.List;
import java.util.function.Predicate;

/** Finds the rules that fire. */
interface Firing {
    /** The rules of this {@code round} that fire for these facts, in the order of their files. */
    List<Rule> firing(Predicate<Rule> round, RuleFacts ruleFacts);

    /** Evaluates each rule's conditions directly, without the rule engine. */
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
