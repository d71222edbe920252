package io.schedulebuilder.store;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * SQL for all stores that merges the rows of a staging table into a table.
 *
 * @param table the target
 * @param stage the staging table
 * @param keys the columns that identify a row
 * @param inserted all columns of a new row
 * @param values the other columns that update a stored row
 * @param compared the columns of these in which a difference counts as a change
 */
public record Merge(
        String table,
        String stage,
        List<String> keys,
        List<String> inserted,
        List<String> values,
        List<String> compared) {
    /** Counts the rows that are new, and those that differ from the stored ones. */
    public String compare() {
        String key = "t." + keys.get(0);
        return "SELECT COUNTIF(" + key + " IS NULL), COUNTIF(" + key + " IS NOT NULL AND ("
                + (compared.isEmpty() ? "FALSE" : differs(compared)) + ")) FROM " + stage + " AS s LEFT JOIN " + table
                + " AS t ON " + matches();
    }

    /** Adds new rows and replaces values that differ. */
    public String merge() {
        String update = values.isEmpty()
                ? ""
                : " WHEN MATCHED AND (" + differs(values) + ") THEN UPDATE SET "
                        + each(values, column -> column + " = s." + column, ", ");
        return "MERGE INTO " + table + " AS t USING " + stage + " AS s ON " + matches() + update
                + " WHEN NOT MATCHED THEN INSERT (" + String.join(", ", inserted) + ") VALUES ("
                + each(inserted, column -> "s." + column, ", ") + ")";
    }

    private String matches() {
        return each(keys, column -> "t." + column + " = s." + column, " AND ");
    }

    private static String differs(List<String> columns) {
        return each(columns, column -> "t." + column + " IS DISTINCT FROM s." + column, " OR ");
    }

    private static String each(List<String> columns, UnaryOperator<String> sql, String separator) {
        return columns.stream().map(sql).collect(joining(separator));
    }
}
