package io.schedulebuilder.compare;

import java.util.Optional;

/**
 * A run that failed.
 *
 * @param contender its name, or "all"
 * @param week the page or written plan
 * @param seed of the run; empty where all seeds fail
 * @param reason a sentence
 */
public record FailedRun(String contender, String week, Optional<Long> seed, String reason) {
    /** Where no contender could begin. */
    public static final String ALL = "all";

    /** The run, or all runs of a week or of a contender, in words. */
    String who() {
        return contender.equals(ALL)
                ? week
                : contender + seed.map(which -> ", " + week + ", seed " + which).orElse("");
    }
}
