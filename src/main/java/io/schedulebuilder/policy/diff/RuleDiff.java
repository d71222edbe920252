package io.schedulebuilder.policy.diff;

import io.schedulebuilder.policy.language.RuleBook;
import java.util.List;

/**
 * The differences between two rule books.
 *
 * @param rules the rules that changed
 * @param answers the answers that changed, by region
 */
public record RuleDiff(List<RuleChange> rules, List<AnswerChange> answers) {
    /** Compares two rule books. */
    public static RuleDiff between(RuleBook before, RuleBook after) {
        return new RuleDiff(RuleChange.between(before, after), AnswerChange.between(before, after));
    }
}
