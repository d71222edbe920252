package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.policy.language.RuleBook;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cases as a judge: a change is noticed if a case fails by it. A weight that no case expects is not judged: what it
 * is worth shows in plans only.
 */
public final class CaseJudge implements Judge {
    private final List<Case> cases;
    private final Set<String> expected;

    /**
     * Judges these cases.
     *
     * @param cases that pass as the rules are
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
