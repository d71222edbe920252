package io.schedulebuilder.store.bigquery;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.store.Dataset;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportTable;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.LoadSummary;
import io.schedulebuilder.store.LoadSummary.TableSummary;
import io.schedulebuilder.store.Merge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads a batch. Rows go to staging tables first, and from there to their own tables in one transaction. */
record BatchLoader(Session session, LoadProgress progress) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MONEY_DECIMALS = 4;

    /** The maximum number of characters of rows in one statement; a request is limited to 10 MB. */
    private static final int PORTION = 2_000_000;

    /**
     * A table with its staging table.
     *
     * @param types types of the columns that are loaded
     */
    record Staged(String name, Map<String, String> types, Merge sql) {
        /**
         * Creates the staging table's definition.
         *
         * @param there the columns of the table in the dataset
         */
        static Staged of(Dataset dataset, String run, ImportTable<?> table, Set<String> there, ImportBatch batch) {
            Map<String, String> types = new LinkedHashMap<>(Tables.columns(table.name()));
            types.keySet().retainAll(table.columnNames());
            types.keySet().retainAll(there);
            List<String> columns = List.copyOf(types.keySet());
            List<String> values = table.replaced(columns, batch);
            return new Staged(
                    table.name(),
                    types,
                    new Merge(
                            dataset.quoted(table.name()),
                            dataset.quoted("sb_stage_" + run + "_" + table.name()),
                            List.of(table.key()),
                            columns,
                            values,
                            values));
        }

        String create() {
            return "CREATE OR REPLACE TABLE " + sql.stage() + " ("
                    + types.entrySet().stream()
                            .map(column -> column.getKey() + " " + column.getValue())
                            .collect(joining(", "))
                    + ") OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 1 DAY))";
        }

        /** SQL that reads the rows from the parameter {@code rows}, which is a JSON text. */
        String insert() {
            return "INSERT INTO " + sql.stage() + " (" + String.join(", ", types.keySet()) + ") SELECT "
                    + types.entrySet().stream()
                            .map(column -> value(column.getKey(), column.getValue()))
                            .collect(joining(", "))
                    + " FROM UNNEST(JSON_QUERY_ARRAY(@rows)) AS element";
        }

        private static String value(String column, String type) {
            String text = "JSON_VALUE(element, '$." + column + "')";
            return switch (type) {
                case "STRING" -> text;
                case "TIMESTAMP" -> "TIMESTAMP_MICROS(CAST(" + text + " AS INT64))";
                default -> "CAST(" + text + " AS " + type + ")";
            };
        }

        /** A row in the form that {@link #insert} reads: each value as a text. */
        <T> ObjectNode json(ImportTable<T> table, T row) {
            ObjectNode json = JSON.createObjectNode();
            table.columns().stream()
                    .filter(column -> types.containsKey(column.name()))
                    .forEach(column -> json.put(
                            column.name(), column.of(row).map(BatchLoader::text).orElse(null)));
            return json;
        }

        String drop() {
            return "DROP TABLE IF EXISTS " + sql.stage();
        }
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal dollars) {
            return dollars.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
        }
        return value instanceof Instant moment ? Long.toString(SqlText.micros(moment)) : value.toString();
    }

    /** The merges of all tables in one statement. */
    static String merges(List<Staged> staged) {
        return "BEGIN TRANSACTION;\n"
                + staged.stream().map(one -> one.sql().merge()).collect(joining(";\n")) + ";\nCOMMIT TRANSACTION;";
    }

    LoadSummary load(ImportBatch batch) {
        List<Staged> staged = new ArrayList<>();
        try {
            List<TableSummary> summaries = new ArrayList<>();
            for (ImportTable<?> table : ImportTable.ALL) {
                if (!table.rows().apply(batch).isEmpty()) {
                    summaries.add(stage(table, batch, staged));
                }
            }
            if (!staged.isEmpty()) {
                run("load the rows", "merge", merges(staged));
            }
            return new LoadSummary(List.copyOf(summaries));
        } finally {
            staged.forEach(this::drop);
        }
    }

    /** Drops a staging table. If that fails, the load is still valid, and the table expires after a day. */
    private void drop(Staged one) {
        try {
            run("clean up", "drop_stage", one.drop());
        } catch (FailureException e) {
            // The rows are loaded.
        }
    }

    private <T> TableSummary stage(ImportTable<T> table, ImportBatch batch, List<Staged> staged) {
        List<T> rows = table.rows().apply(batch);
        Set<String> there = session.catalog().columns(table.name()).keySet();
        Staged one = Staged.of(session.dataset(), session.run(), table, there, batch);
        staged.add(one);
        run("create the staging table", "stage", one.create());
        fill(one, table, rows);
        ResultRow counts = session.first(
                "compare the rows", Statement.of("compare", one.sql().compare()));
        progress.at(table.name(), rows.size(), rows.size());
        return TableSummary.of(table.name(), rows.size(), counts.number(0), counts.number(1));
    }

    private <T> void fill(Staged one, ImportTable<T> table, List<T> rows) {
        StringBuilder portion = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            portion.append(portion.isEmpty() ? '[' : ',').append(one.json(table, rows.get(i)));
            if (portion.length() > PORTION || i == rows.size() - 1) {
                // Only once, because a retry would add the rows again. The job's own id makes a lost response harmless.
                onceOrFail(one.insert(), portion.append(']').toString());
                portion.setLength(0);
                progress.at(one.name(), i + 1L, rows.size());
            }
        }
    }

    private void onceOrFail(String insert, String rows) {
        try {
            session.once(
                    new Statement("load", insert, SqlFile.text("rows", rows), Optional.empty()),
                    session.limits().ofQuery());
        } catch (ApiException e) {
            throw ApiErrors.explain(session.dataset(), "load the rows (nothing was loaded)", e);
        }
    }

    private void run(String attempt, String step, String sql) {
        session.update(attempt, Statement.of(step, sql));
    }
}
