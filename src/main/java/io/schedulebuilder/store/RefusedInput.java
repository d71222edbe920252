package io.schedulebuilder.store;

/**
 * How the log distinguishes refused input from failed builds. Both have the status FAILED, because the agency's table
 * has no other status. Refusing wrong input is not a fault of the build.
 */
public final class RefusedInput {
    /** The note of a row whose input was refused. */
    public static final String NOTE = "input refused";

    /**
     * RE2 that recognizes such a row without a note by its error: rows of earlier releases, and a week or plan that
     * conflicts with what is recorded. The queries in {@code monitoring/} use the same expression.
     */
    public static final String ERRORS = "^plan [^ ]+ is stale: |^the week overlaps what is scheduled already"
            + "|is not in the warehouse\\.|ends? before as-of |^the warehouse knows no page"
            + "|^[^:]+\\.(drl|xls|xlsx|csv|xml|json):[0-9]+";

    private RefusedInput() {}
}
