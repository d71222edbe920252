package io.schedulebuilder.proof;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.ScoreLevels;
import java.util.Map;

/**
 * What the second model says of a week.
 *
 * @param levels the sums
 * @param byConstraint what each constraint adds to its level; all constraints are there
 */
public record ModelScore(ScoreLevels levels, Map<PlanningConstraint, Long> byConstraint) {
    public ModelScore {
        byConstraint = Map.copyOf(byConstraint);
    }
}
