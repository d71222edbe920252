package io.schedulebuilder.store;

/**
 * How the log tells input that was refused from builds that failed. Both have the status FAILED, as the agency's table knows
 * no other; to refuse wrong input is no fault of the builds.
 */
public final class RefusedInput {
    /** The note of a row whose input was refused. */
    public static final String NOTE = "input refused";

    /**
     * RE2 that finds such a row by its error, where it has no note: rows of earlier releases, and a week or plan that what
     * is recorded already rules out. The queries of {@code monitoring/} say the same.
     */
    public static final String ERRORS = "^plan [^ ]+ is stale: |^the week overlaps what is scheduled already"
            + "|is not in the warehouse\\.|ends? before as-of |^the warehouse knows no page"
            + "|^[^:]+\\.(drl|xls|xlsx|csv|xml|json):[0-9]+";

    private RefusedInput() {}
}
