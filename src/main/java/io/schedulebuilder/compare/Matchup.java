package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * Two contenders on the problems that both planned.
 *
 * @param confidence of the intervals, 0 to 1
 */
record Matchup(Contender one, Contender other, List<Meeting> meetings, double confidence) {
    /**
     * Both contenders' runs on one problem.
     *
     * @param best the best known score
     */
    record Meeting(SolverRun one, SolverRun other, ScoreLevels best) {
        boolean isEven() {
            return one.score().levels().isEvenAboveSoft(other.score().levels());
        }

        ScoreLevels difference() {
            return other.score().levels().minus(one.score().levels());
        }
    }

    /**
     * Points. On the soft level, percent of the best known score, so that a small page counts as much as a large one.
     */
    static double inUnits(ScoreLevels best, double points, Level level) {
        return level == Level.SOFT ? 100 * points / Math.max(1, (double) Math.abs(best.soft())) : points;
    }

    /** The pair on the highest level that shows a difference. */
    Pair pair() {
        for (Level level : List.of(Level.HARD, Level.MEDIUM)) {
            Pair above = on(level, meetings);
            if (above.difference().isShown()) {
                return above;
            }
        }
        List<Meeting> even = meetings.stream().filter(Meeting::isEven).toList();
        return even.isEmpty() ? on(Level.MEDIUM, meetings) : on(Level.SOFT, even);
    }

    private Pair on(Level level, List<Meeting> on) {
        List<double[]> weeks = new ArrayList<>();
        on.stream()
                .collect(Collectors.groupingBy(
                        meeting -> meeting.one().problem().week(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(week -> weeks.add(week.stream()
                        .mapToDouble(meeting -> inUnits(
                                meeting.best(), (double) meeting.difference().at(level), level))
                        .toArray()));
        return new Pair(
                one,
                other,
                level,
                MeanDifference.of(weeks, confidence),
                count(weeks, sum -> sum > 0),
                count(weeks, sum -> sum < 0),
                weeks.size(),
                uneven(sign -> sign > 0),
                uneven(sign -> sign < 0));
    }

    private static int count(List<double[]> weeks, DoublePredicate sign) {
        return (int) weeks.stream()
                .filter(week -> sign.test(Arrays.stream(week).sum()))
                .count();
    }

    /** The number of problems with a hard or medium difference of {@code other} from {@code one} that has the sign. */
    private int uneven(IntPredicate sign) {
        return (int) meetings.stream()
                .filter(meeting ->
                        !meeting.isEven() && sign.test(meeting.difference().compareTo(ScoreLevels.ZERO)))
                .count();
    }
}
