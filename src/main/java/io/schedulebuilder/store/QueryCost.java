package io.schedulebuilder.store;

/**
 * What a query would be billed.
 *
 * @param times how often it runs
 * @param bytes upper bound for all runs together, including the minimum of 10 MB per table
 * @param dryRun whether the service computed it; otherwise it is estimated from the sizes of the tables
 */
public record QueryCost(String step, int times, long bytes, boolean dryRun) {
    /** The cost of repeating a query that runs once. */
    public QueryCost repeated(int often) {
        return new QueryCost(step, often, bytes * often, dryRun);
    }
}
