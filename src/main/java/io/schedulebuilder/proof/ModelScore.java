package io.schedulebuilder.proof;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import java.util.Map;

/**
 * The score of a week by the second model.
 *
 * @param levels the score
 * @param byConstraint what each constraint adds to its level; contains every constraint
 */
public record ModelScore(ScoreLevels levels, Map<PlanningConstraint, Long> byConstraint) {
    public ModelScore {
        byConstraint = Map.copyOf(byConstraint);
    }
}
