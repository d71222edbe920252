package io.schedulebuilder.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What makes one plan better than another. Rule files, score, report and tests use the same words. */
public enum PlanningConstraint {
    PPV_GAP("PPV gap", Level.HARD),
    MESSAGE_GAP("message gap", Level.HARD),
    COOLING_DAYS("cooling days", Level.HARD),
    DAILY_CAP("daily cap", Level.HARD),
    ACTIVE_HOURS("active hours", Level.HARD),
    NOT_BEFORE_AS_OF("not before as-of", Level.HARD),
    ONE_CAPTION_ONCE("one caption once", Level.HARD),
    OWN_WEEK("own week", Level.HARD),
    PPV_UNPLACED("PPV left unplaced", Level.MEDIUM),
    BUMP_UNPLACED("bump left unplaced", Level.MEDIUM),
    EXPECTED_REVENUE("expected revenue", Level.SOFT),
    PRICE_TIER_THREE_IN_A_ROW("price tier three in a row", Level.SOFT),
    CATEGORY_TWICE_IN_A_ROW("category twice in a row", Level.SOFT),
    URGENCY_TWICE_IN_A_ROW("urgency twice in a row", Level.SOFT),
    PPVS_SPREAD_OVER_DAYS("PPVs spread over days", Level.SOFT),
    BUMP_BETWEEN_PPVS("bump between PPVs", Level.SOFT),
    MINUTES_VARIED("minutes varied", Level.SOFT),
    LEAST_CHANGE("least change", Level.SOFT);

    private final String words;
    private final Level level;

    PlanningConstraint(String words, Level level) {
        this.words = words;
        this.level = level;
    }

    /** The constraint's name for people, rule files and the plan. */
    public String words() {
        return words;
    }

    /** The level of the score that it counts on. */
    public Level level() {
        return level;
    }

    /** Those whose weight the rules set: medium and soft. A hard rule always weighs 1. */
    public static List<PlanningConstraint> weighted() {
        return Arrays.stream(values()).filter(c -> c.level != Level.HARD).toList();
    }

    /** The constraint with these words, or empty. */
    public static Optional<PlanningConstraint> named(String words) {
        return Arrays.stream(values()).filter(c -> c.words.equals(words)).findFirst();
    }

    /** The level of a score: a hard point outweighs any number of medium ones, a medium any number of soft. */
    public enum Level {
        HARD,
        MEDIUM,
        SOFT
    }
}
