package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.RuleBook;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges changes by the cases: a change is noticed if it makes a case fail. A weight that no case expects is not
 * judged, because its effect shows only in plans.
 */
public final class CaseJudge implements Judge {
    private final List<Case> cases;
    private final Set<String> expected;

    /**
     * Creates a judge from these cases.
     *
     * @param cases cases that pass with the unchanged rules
     */
    public CaseJudge(List<Case> cases) {
        this.cases = List.copyOf(cases);
        this.expected = cases.stream()
                .flatMap(one -> one.expected().stream())
                .flatMap(cell -> cell.value().settings().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Verdict judge(Mutant mutant, RuleBook changed) {
        boolean unseen = mutant.setting()
                .filter(setting -> setting.parameter().topic() == PolicyParameter.Topic.POINTS
                        && !expected.contains(setting.key()))
                .isPresent();
        if (unseen) {
            return Verdict.NOT_JUDGED;
        }
        PolicyEngine rules = PolicyEngine.interpreting(changed);
        return cases.stream().allMatch(one -> CaseResult.of(rules, one).passed()) ? Verdict.MISSED : Verdict.NOTICED;
    }
}
