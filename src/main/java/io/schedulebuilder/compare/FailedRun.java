package io.schedulebuilder.compare;

import java.util.Optional;

/**
 * A run that failed.
 *
 * @param contender its name, or "all"
 * @param week the page or saved plan
 * @param seed seed of the run; empty if all seeds fail
 * @param reason a sentence
 */
public record FailedRun(String contender, String week, Optional<Long> seed, String reason) {
    /** The contender name if no contender could start. */
    public static final String ALL = "all";

    /** The run, or all runs of a week or a contender, in words. */
    String who() {
        return contender.equals(ALL)
                ? week
                : contender + seed.map(which -> ", " + week + ", seed " + which).orElse("");
    }
}
