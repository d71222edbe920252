package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;
import java.util.Map;

/**
 * What the score of a week depends on, apart from its messages.
 *
 * @param openDays for each week, the number of {@linkplain WeekProblem#isOpen open} days
 * @param weights of all constraints
 */
record WeekTerms(Gaps gaps, List<Integer> openDays, Map<PlanningConstraint, Integer> weights) {
    /** The weight of a constraint; 0 turns it off. */
    int weight(PlanningConstraint constraint) {
        return weights.getOrDefault(constraint, 0);
    }

    /** The number of days in the horizon. */
    int days() {
        return 7 * openDays.size();
    }

    /**
     * How unevenly the PPVs of a week are spread; 0 if as evenly as possible.
     *
     * @param week from 1
     * @param squares sum of squares of PPVs per open day
     * @param ppvs number of PPVs on all open days
     */
    long uneven(int week, long squares, int ppvs) {
        if (ppvs == 0) {
            return 0;
        }
        int days = openDays.get(week - 1);
        long even = ppvs / days;
        long daysWithOneMore = ppvs % days;
        return squares - even * even * days - daysWithOneMore * (2 * even + 1);
    }
}
