package io.schedulebuilder.domain;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What makes one plan better than another. Rule files, scores, reports and tests use the same words. */
public enum PlanningConstraint {
    PPV_GAP("PPV gap", Level.HARD, "minutes missing, elapsed time"),
    MESSAGE_GAP("message gap", Level.HARD, "minutes missing, elapsed time"),
    COOLING_DAYS("cooling days", Level.HARD, "PPVs on a cooling day"),
    DAILY_CAP("daily cap", Level.HARD, "messages of this plan beyond the cap of their day"),
    ACTIVE_HOURS("active hours", Level.HARD, "messages outside the active hours"),
    NOT_BEFORE_AS_OF("not before as-of", Level.HARD, "messages planned into the past"),
    ONE_CAPTION_ONCE("one caption once", Level.HARD, "pairs of messages with the same text"),
    OWN_WEEK("own week", Level.HARD, "messages on a day of another week"),
    PPV_UNPLACED("PPV left unplaced", Level.MEDIUM, "PPVs"),
    BUMP_UNPLACED("bump left unplaced", Level.MEDIUM, "bumps"),
    EXPECTED_REVENUE("expected revenue", Level.SOFT, "points at the hour of the slot"),
    PRICE_TIER_THREE_IN_A_ROW("price tier three in a row", Level.SOFT, "PPVs that make the third or later of a run"),
    CATEGORY_TWICE_IN_A_ROW("category twice in a row", Level.SOFT, "PPVs of the category of the PPV before"),
    URGENCY_TWICE_IN_A_ROW("urgency twice in a row", Level.SOFT, "urgent PPVs right after an urgent one"),
    PPVS_SPREAD_OVER_DAYS(
            "PPVs spread over days", Level.SOFT, "squares of PPVs per open day, above their minimum, week by week"),
    BUMP_BETWEEN_PPVS("bump between PPVs", Level.SOFT, "PPVs that follow a PPV of their day without a bump between"),
    MINUTES_VARIED("minutes varied", Level.SOFT, "messages at minute 00 beyond half of all"),
    LEAST_CHANGE("least change", Level.SOFT, "messages that are not where they were kept");

    private final String words;
    private final Level level;
    private final String unit;

    PlanningConstraint(String words, Level level, String unit) {
        this.words = words;
        this.level = level;
        this.unit = unit;
    }

    /** The constraint's name in reports, rule files and plans. */
    public String words() {
        return words;
    }

    /** The score level that it counts on. */
    public Level level() {
        return level;
    }

    /** What the constraint counts. */
    public String unit() {
        return unit;
    }

    /** Whether its units earn points; all other constraints cost points. */
    public boolean isReward() {
        return this == EXPECTED_REVENUE;
    }

    /** The score of a number of units. */
    public long score(int weight, long units) {
        return isReward() ? weight * units : -weight * units;
    }

    /**
     * Rejects a set of implementations that does not contain each constraint exactly once, in enum order.
     *
     * @param implementations the class that declares them, for the message
     * @throws IllegalStateException if the set differs
     */
    public static void requireAll(Collection<PlanningConstraint> found, String implementations) {
        if (!List.copyOf(found).equals(List.of(values()))) {
            String missing = Arrays.stream(values())
                    .filter(constraint -> !found.contains(constraint))
                    .map(constraint -> "\"" + constraint.words + "\"")
                    .collect(Collectors.joining(", "));
            throw new IllegalStateException(
                    missing.isEmpty()
                            ? implementations + " must declare each constraint once, in the order of"
                                    + " PlanningConstraint, and has " + found
                            : implementations + " does not declare " + missing);
        }
    }

    /** The constraints with a weight in the rules: medium and soft. A hard constraint always has weight 1. */
    public static List<PlanningConstraint> weighted() {
        return Arrays.stream(values()).filter(c -> c.level != Level.HARD).toList();
    }

    /** The constraint with this name, or empty. */
    public static Optional<PlanningConstraint> named(String words) {
        return Arrays.stream(values()).filter(c -> c.words.equals(words)).findFirst();
    }

    /**
     * A score level. One hard point outweighs any number of medium points; one medium point outweighs any number of
     * soft points.
     */
    public enum Level {
        HARD,
        MEDIUM,
        SOFT
    }
}
