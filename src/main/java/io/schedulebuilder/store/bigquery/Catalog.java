package io.schedulebuilder.store.bigquery;

import com.google.api.services.bigquery.Bigquery;
import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableSchema;
import io.schedulebuilder.store.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The known tables as they are in the dataset. Tables that others created may lack some of our columns. */
record Catalog(Map<String, Map<String, Column>> tables) {
    /**
     * A column of a table.
     *
     * @param type the service's name of the type: STRING, JSON
     * @param required whether each row needs a value
     */
    record Column(String name, String type, boolean required) {}

    /** Reads each table's description by its name, which is free. */
    static Catalog read(Dataset dataset, Calls calls, Bigquery api) {
        Map<String, Map<String, Column>> tables = new LinkedHashMap<>();
        for (String name : Tables.ALL_AND_VIEWS) {
            ApiErrors.explained(
                            dataset,
                            "look at the table " + name,
                            () -> calls.ifFound(() -> api.tables().get(dataset.project(), dataset.name(), name)))
                    .ifPresent(table -> tables.put(name, columns(table)));
        }
        return new Catalog(tables);
    }

    private static Map<String, Column> columns(Table table) {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (TableFieldSchema field : Optional.ofNullable(table.getSchema())
                .map(TableSchema::getFields)
                .orElse(List.of())) {
            columns.put(
                    field.getName(),
                    new Column(
                            field.getName(),
                            field.getType(),
                            "REQUIRED".equals(field.getMode()) && field.getDefaultValueExpression() == null));
        }
        return columns;
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    /** A table's columns by name; empty if there is no such table. */
    Map<String, Column> columns(String table) {
        return Optional.ofNullable(tables.get(table)).orElse(Map.of());
    }
}
