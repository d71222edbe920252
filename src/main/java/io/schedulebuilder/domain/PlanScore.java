package io.schedulebuilder.domain;

import io.schedulebuilder.domain.PlanningConstraint.Level;
import java.util.List;

/** How good a plan is, with each constraint's share. Higher is better. The lines add up to the three levels. */
public record PlanScore(long hard, long medium, long soft, List<Line> lines) {
    /**
     * One constraint's share.
     *
     * @param weight points per unit
     * @param matches how often the constraint matches
     * @param score what it adds to its level
     */
    public record Line(PlanningConstraint constraint, int weight, int matches, long score) {}

    /** The score that the lines add up to. */
    public static PlanScore of(List<Line> lines) {
        return new PlanScore(sum(lines, Level.HARD), sum(lines, Level.MEDIUM), sum(lines, Level.SOFT), lines);
    }

    private static long sum(List<Line> lines, Level level) {
        return lines.stream()
                .filter(line -> line.constraint().level() == level)
                .mapToLong(Line::score)
                .sum();
    }

    /** Points of one constraint. */
    public long points(PlanningConstraint constraint) {
        return lines.stream()
                .filter(line -> line.constraint() == constraint)
                .mapToLong(Line::score)
                .sum();
    }

    /** The three levels only. */
    public ScoreLevels levels() {
        return new ScoreLevels(hard, medium, soft);
    }
}
