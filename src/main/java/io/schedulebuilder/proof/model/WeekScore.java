package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.proof.ModelScore;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The score of a week in which every message has its place. Uses the same model as the solver, with every choice fixed.
 */
final class WeekScore {
    private WeekScore() {}

    /**
     * @throws IllegalArgumentException if a place is outside the horizon, or the number of places is not the number of
     *     messages
     */
    static ModelScore of(WeekProblem problem, List<Optional<TimeSlot>> places) {
        return of(problem, places, ConstraintTerms.ALL);
    }

    static ModelScore of(
            WeekProblem problem, List<Optional<TimeSlot>> places, Map<PlanningConstraint, ConstraintTerms.Term> terms) {
        WeekModel model = ConstraintTerms.model(Layout.asGiven(problem, places), EnumSet.allOf(Level.class), terms);
        Solved solved = Search.fillIn(model.cp(), model.score())
                .orElseThrow(() -> new IllegalStateException("a week without a choice has no score"));
        Map<PlanningConstraint, Long> byConstraint = new EnumMap<>(PlanningConstraint.class);
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            byConstraint.put(
                    constraint,
                    Optional.ofNullable(model.scores().get(constraint))
                            .map(solved::value)
                            .orElse(0L));
        }
        ScoreLevels levels = new ScoreLevels(
                solved.value(model.score(Level.HARD)),
                solved.value(model.score(Level.MEDIUM)),
                solved.value(model.score(Level.SOFT)));
        return new ModelScore(levels, byConstraint);
    }
}
