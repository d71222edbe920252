package io.schedulebuilder.domain;

import io.schedulebuilder.domain.PlanningConstraint.Level;
import java.util.List;

/** How good a plan is, higher is better, with each constraint's share; the lines add up to the three levels. */
public record PlanScore(long hard, long medium, long soft, List<Line> lines) {
    /**
     * One constraint's share.
     *
     * @param weight points for one unit
     * @param matches how often the constraint speaks
     * @param score what it adds to its level
     */
    public record Line(PlanningConstraint constraint, int weight, int matches, long score) {}

    /** The score that lines add up to. */
    public static PlanScore of(List<Line> lines) {
        return new PlanScore(sum(lines, Level.HARD), sum(lines, Level.MEDIUM), sum(lines, Level.SOFT), lines);
    }

    private static long sum(List<Line> lines, Level level) {
        return lines.stream()
                .filter(line -> line.constraint().level() == level)
                .mapToLong(Line::score)
                .sum();
    }

    /** The three levels alone. */
    public ScoreLevels levels() {
        return new ScoreLevels(hard, medium, soft);
    }
}
