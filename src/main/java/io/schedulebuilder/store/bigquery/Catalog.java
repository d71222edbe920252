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

/** The tables that we know, as they are in the dataset: what others made need not have all of our columns. */
final class Catalog {
    private final Map<String, Map<String, Column>> tables;

    private Catalog(Map<String, Map<String, Column>> tables) {
        this.tables = tables;
    }

    /**
     * @param type as the service names it: STRING, JSON
     * @param required whether a row must be given it
     */
    record Column(String name, String type, boolean required) {}

    /** Asks for each table by its name, which costs nothing. */
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

    /** By name; none where there is no such table. */
    Map<String, Column> columns(String table) {
        return Optional.ofNullable(tables.get(table)).orElse(Map.of());
    }
}
