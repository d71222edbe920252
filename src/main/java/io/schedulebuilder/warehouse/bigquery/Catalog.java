package io.schedulebuilder.warehouse.bigquery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The dataset's tables as they are: what others made need not have all of our columns. */
final class Catalog {
    private final Map<String, Map<String, Column>> tables;

    private Catalog(Map<String, Map<String, Column>> tables) {
        this.tables = tables;
    }

    /** @param required whether a row must have it */
    record Column(String name, String type, boolean required) {}

    static Catalog read(Session session) {
        Map<String, Map<String, Column>> tables = new LinkedHashMap<>();
        for (Row row : session.query("read what tables there are", session.statement("columns"))) {
            tables.computeIfAbsent(row.text(0), name -> new LinkedHashMap<>())
                    .put(
                            row.text(1),
                            new Column(row.text(1), row.text(2), row.text(3).equals("NO")));
        }
        return new Catalog(tables);
    }

    boolean has(String table) {
        return tables.containsKey(table);
    }

    /** By name; none where there is no such table. */
    Map<String, Column> columns(String table) {
        return Optional.ofNullable(tables.get(table)).orElse(Map.of());
    }

    Set<String> required(String table) {
        return columns(table).values().stream()
                .filter(Column::required)
                .map(Column::name)
                .collect(Collectors.toUnmodifiableSet());
    }
}
