package io.schedulebuilder.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.policy.language.Condition;
import io.schedulebuilder.policy.language.Condition.All;
import io.schedulebuilder.policy.language.Condition.Any;
import io.schedulebuilder.policy.language.Condition.Pattern;
import io.schedulebuilder.policy.language.Fact;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Rule;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompiledRulesTest {
    private static final Place PLACE = new Place("rules/x.drl", 7);
    private static final RuleFacts ANY = new RuleFacts(Accounts.account("1", 0.1), Optional.empty());

    /** The parser lets no such rule pass; should it ever, the rule is stopped, by its name. */
    @Test
    void rule_thatFiresWithoutEnd_isStoppedByItsName() {
        CompiledRules rules = CompiledRules.of(List.of(ruleOfAlternatives(17)));

        assertThatThrownBy(() -> rules.firing(rule -> true, ANY))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "rules/x.drl:7: rule \"x\" was stopped: it fired more than 16 times for one page. Split its "
                                + "alternatives.");
    }

    @Test
    void rule_ofAsManyAlternativesAsAFileMayHave_firesOnce() {
        CompiledRules rules = CompiledRules.of(List.of(ruleOfAlternatives(16)));

        assertThat(rules.firing(rule -> true, ANY)).hasSize(1);
    }

    private static Rule ruleOfAlternatives(int count) {
        Condition anyPage = new Pattern(Fact.ACCOUNT, new All(List.of()), PLACE);
        return new Rule("x", PLACE, 0, new All(List.of(new Any(Collections.nCopies(count, anyPage)))), List.of());
    }
}
