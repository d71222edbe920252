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
    static final String ALL = "all";

    /** No contender could start on this week. */
    static FailedRun ofWeek(String week, RuntimeException error) {
        return new FailedRun(ALL, week, Optional.empty(), String.valueOf(error.getMessage()));
    }

    /** This contender could start on no week. */
    static FailedRun ofContender(String contender, RuntimeException error) {
        return new FailedRun(contender, ALL, Optional.empty(), String.valueOf(error.getMessage()));
    }

    /** The run, or all runs of a week or a contender, in words. */
    String who() {
        return contender.equals(ALL)
                ? week
                : contender + seed.map(which -> ", " + week + ", seed " + which).orElse("");
    }
}
