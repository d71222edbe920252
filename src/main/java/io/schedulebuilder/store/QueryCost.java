package io.schedulebuilder.store;

/**
 * What a query would be billed.
 *
 * @param times how often it is made
 * @param bytes at most, of all times together, with the minimum of 10 MB a table
 * @param dryRun whether the service said so; else it is estimated from the sizes of the tables
 */
public record QueryCost(String step, int times, long bytes, boolean dryRun) {
    /** One that is made once, made so often. */
    public QueryCost repeated(int often) {
        return new QueryCost(step, often, bytes * often, dryRun);
    }
}
