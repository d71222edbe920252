package io.schedulebuilder.warehouse.bigquery;

/**
 * What a query would be billed.
 *
 * @param bytes at most, less the minimum of 10 MB a table
 * @param dryRun whether the service said so; else it is reckoned from the sizes of the tables
 */
public record QueryCost(String step, long bytes, boolean dryRun) {}
