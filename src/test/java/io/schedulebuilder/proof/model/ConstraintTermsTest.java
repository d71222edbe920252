package io.schedulebuilder.proof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The prover knows each constraint, or proves nothing. */
class ConstraintTermsTest {
    @Test
    void all_haveEachConstraintInOrder() {
        assertThat(ConstraintTerms.ALL.keySet()).containsExactly(PlanningConstraint.values());
    }

    @Test
    void requireAll_oneMissing_isNamed() {
        Map<PlanningConstraint, ConstraintTerms.Term> terms = new EnumMap<>(ConstraintTerms.ALL);
        terms.remove(PlanningConstraint.LEAST_CHANGE);

        assertThatThrownBy(() -> ConstraintTerms.requireAll(terms))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ConstraintTerms does not declare \"least change\"");
    }
}
