package io.schedulebuilder.comparison.solvers;

/**
 * A plan that could not be made.
 *
 * @param contender its name, or "all"
 * @param week the page or written plan
 * @param reason a sentence
 */
public record FailedRun(String contender, String week, String reason) {
    /** Where no contender could begin. */
    public static final String ALL = "all";
}
