package io.schedulebuilder.domain;

import java.util.Comparator;

/**
 * The three levels of a score. The natural order puts the worse score first: one hard point outweighs any number of
 * medium points, and one medium point outweighs any number of soft points.
 */
public record ScoreLevels(long hard, long medium, long soft) implements Comparable<ScoreLevels> {
    private static final Comparator<ScoreLevels> WORSE_FIRST = Comparator.comparingLong(ScoreLevels::hard)
            .thenComparingLong(ScoreLevels::medium)
            .thenComparingLong(ScoreLevels::soft);

    public static final ScoreLevels ZERO = new ScoreLevels(0, 0, 0);

    /** One level. */
    public long at(PlanningConstraint.Level level) {
        return switch (level) {
            case HARD -> hard;
            case MEDIUM -> medium;
            case SOFT -> soft;
        };
    }

    /** This score minus another, level by level. */
    public ScoreLevels minus(ScoreLevels other) {
        return new ScoreLevels(hard - other.hard, medium - other.medium, soft - other.soft);
    }

    /** For messages: {@code 0hard/-2medium/1200soft}. */
    public String words() {
        return hard + "hard/" + medium + "medium/" + soft + "soft";
    }

    /** Whether the hard and medium levels are equal, so that the soft levels can be compared. */
    public boolean isEvenAboveSoft(ScoreLevels other) {
        return hard == other.hard && medium == other.medium;
    }

    @Override
    public int compareTo(ScoreLevels other) {
        return WORSE_FIRST.compare(this, other);
    }
}
