package io.schedulebuilder.policy.diff;

import io.schedulebuilder.policy.language.RuleBook;
import java.util.List;

/**
 * What changes between two rule books.
 *
 * @param rules that are not as they were
 * @param answers that are not as they were, by region
 */
public record RuleDiff(List<RuleChange> rules, List<AnswerChange> answers) {
    /** Compares. */
    public static RuleDiff between(RuleBook before, RuleBook after) {
        return new RuleDiff(RuleChange.between(before, after), AnswerChange.between(before, after));
    }
}
