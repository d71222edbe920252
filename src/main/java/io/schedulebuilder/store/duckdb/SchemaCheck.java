package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.store.duckdb.Difference.Kind;
import io.schedulebuilder.store.duckdb.SchemaText.Column;
import io.schedulebuilder.store.duckdb.SchemaText.Table;
import io.schedulebuilder.store.duckdb.SchemaText.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares a file's tables and views with {@code schema.sql}. Objects with our names must be of the right kind, because
 * a view instead of a table could compute rows that look stored. The check reads only definitions and runs none of the
 * file's views. Names are compared without case, as the engine does.
 */
final class SchemaCheck {
    static final String VERSION_TABLE = "schedule_builder_schema";

    private final Session session;
    private final Map<String, Stored> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> views = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Difference> differences = new ArrayList<>();

    /** A base table of the file. */
    private record Stored(boolean keyed, String sql) {}

    /** A column of a base table. */
    record StoredColumn(String type, boolean required, boolean hasDefault) {}

    SchemaCheck(Session session) {
        this.session = session;
        session.visit(
                """
                SELECT table_name, has_primary_key, sql FROM duckdb_tables()
                WHERE database_name = ? AND schema_name = 'main' AND NOT temporary
                """,
                row -> tables.put(row.text(0), new Stored(row.flag(1), row.text(2))),
                session.database());
        session.visit(
                """
                SELECT view_name, sql FROM duckdb_views()
                WHERE database_name = ? AND schema_name = 'main' AND NOT temporary AND NOT internal
                """,
                row -> views.put(row.text(0), row.text(1)),
                session.database());
    }

    /** Whether the file is marked as a warehouse. */
    boolean isWarehouse() {
        return tables.containsKey(VERSION_TABLE);
    }

    /** One of our names that exists in the file, whether or not it is a warehouse. */
    Optional<String> nameTaken() {
        return Stream.concat(
                        SchemaText.CURRENT.tables().stream().map(Table::name),
                        SchemaText.CURRENT.views().stream().map(View::name))
                .filter(name -> tables.containsKey(name) || views.containsKey(name))
                .findFirst();
    }

    /**
     * All differences, in the order of {@code schema.sql}. If nothing is wrong, it also creates the session's own
     * views.
     */
    List<Difference> differences() {
        differences.clear();
        Map<String, Map<String, StoredColumn>> columns = stored(
                session,
                SchemaText.CURRENT.tables().stream()
                        .map(Table::name)
                        .filter(tables::containsKey)
                        .toList());
        SchemaText.CURRENT
                .tables()
                .forEach(table -> table(table, columns.getOrDefault(table.name(), new LinkedHashMap<>())));
        SchemaText.CURRENT.views().stream()
                .filter(view -> tables.containsKey(view.name()))
                .forEach(view -> found(Kind.FOREIGN, view.name() + " is a table, not a view"));
        if (differences.stream().noneMatch(Difference::keepsFromReading)) {
            views();
            if (!tables.containsKey(SchemaText.PLANNED_MESSAGES.name())) {
                session.run("CREATE TEMP TABLE IF NOT EXISTS " + SchemaText.PLANNED_MESSAGES.name() + " ("
                        + SchemaText.PLANNED_MESSAGES.body() + ")"); // so that queries find it, without rows
            }
        }
        return List.copyOf(differences);
    }

    private void table(Table table, Map<String, StoredColumn> columns) {
        Optional<Stored> stored = Optional.ofNullable(tables.get(table.name()));
        if (views.containsKey(table.name())) {
            found(Kind.FOREIGN, table.name() + " is a view, not a table");
        } else if (stored.isEmpty()) {
            boolean addedLater = table.equals(SchemaText.PLANNED_MESSAGES);
            found(addedLater ? Kind.DATED : Kind.REPAIRABLE, "the table " + table.name() + " is missing");
        } else {
            if (stored.get().sql().contains("GENERATED ALWAYS")) {
                found(Kind.FOREIGN, table.name() + " has a generated column");
            }
            if (table.keyed() && !stored.get().keyed()) {
                found(Kind.FOREIGN, table.name() + " has no primary key");
            }
            columns(table, columns);
        }
    }

    private void columns(Table table, Map<String, StoredColumn> stored) {
        for (Column column : table.columns()) {
            Optional<StoredColumn> there = Optional.ofNullable(stored.remove(column.name()));
            if (there.isEmpty()) {
                // The version table of old files contains only the number, and that is enough.
                Kind kind = table.name().equals(VERSION_TABLE) ? Kind.DATED : Kind.REPAIRABLE;
                found(kind, table.name() + " is missing the column " + column.name());
            } else if (!there.get().type().equals(column.type())) {
                found(
                        Kind.REPAIRABLE,
                        table.name() + "." + column.name() + " is "
                                + there.get().type() + ", not " + column.type());
            }
        }
        stored.forEach((name, column) -> found(
                column.required() && !column.hasDefault() ? Kind.FOREIGN : Kind.HARMLESS,
                table.name() + "." + name + " does not belong to this program"
                        + (column.required() && !column.hasDefault()
                                ? ", which would leave it empty, but it must have a value"
                                : "")));
    }

    /** The columns of base tables. */
    static Map<String, Map<String, StoredColumn>> stored(Session session, Collection<String> tables) {
        Map<String, Map<String, StoredColumn>> columns = new LinkedHashMap<>();
        tables.forEach(table -> columns.put(table, new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
        session.visit(
                tables.stream()
                        .map(table -> "SELECT '" + table
                                + "', name, type, \"notnull\", dflt_value IS NOT NULL FROM pragma_table_info('" + table
                                + "')")
                        .collect(joining(" UNION ALL ")),
                row -> Objects.requireNonNull(columns.get(row.text(0)))
                        .put(row.text(1), new StoredColumn(row.text(2), row.flag(3), row.flag(4))));
        return columns;
    }

    /**
     * Queries use temporary views of the session, which hide the file's views. The file's views could stop working or
     * return something else after someone changes a table or a view. A view that differs is reported, because its
     * author expects it to be used.
     */
    private void views() {
        Map<String, String> current = made(SchemaText.CURRENT);
        List<View> changed = new ArrayList<>();
        for (View view : SchemaText.CURRENT.views()) {
            String stored = query(views.getOrDefault(view.name(), ""));
            if (stored.isEmpty()) {
                found(Kind.DATED, "the view " + view.name() + " is missing");
            } else if (!stored.equals(current.get(view.name()))) {
                changed.add(view);
            }
        }
        if (!changed.isEmpty()) {
            Map<String, String> first = made(SchemaText.VERSION_1);
            for (View view : changed) {
                boolean old = query(views.getOrDefault(view.name(), "")).equals(first.get(view.name()));
                found(
                        old ? Kind.DATED : Kind.REPAIRABLE,
                        "the view " + view.name()
                                + (old ? " is from an earlier version" : " is not the one that this program creates"));
            }
            made(SchemaText.CURRENT);
        }
    }

    /** Creates the session's views and returns their queries in the engine's spelling. */
    private Map<String, String> made(SchemaText schema) {
        Map<String, String> spelled = new LinkedHashMap<>();
        session.run(schema.views().stream()
                .map(view -> "CREATE OR REPLACE TEMP VIEW " + view.name() + " AS " + view.query() + ";")
                .collect(joining("\n")));
        session.visit(
                "SELECT view_name, sql FROM duckdb_views() WHERE temporary",
                row -> spelled.put(row.text(0), query(row.text(1))));
        return spelled;
    }

    /**
     * The query of a CREATE VIEW statement, in the spelling of DuckDB 2. A file keeps the spelling of the version that
     * created it.
     */
    private static String query(String sql) {
        return sql.replaceFirst("(?s)^CREATE (?:TEMP )?VIEW \\w+ AS ", "")
                .replace("CAST('t' AS BOOLEAN)", "true")
                .replace("CAST('f' AS BOOLEAN)", "false")
                .replace("main.\"trim\"(", "\"trim\"(")
                .replaceFirst(" FROM \\((\\w+ AS a INNER JOIN \\w+ AS b USING \\(\\w+\\))\\)", " FROM $1");
    }

    private void found(Kind kind, String words) {
        differences.add(new Difference(kind, words));
    }
}
