package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables and views in a resource such as {@code schema.sql}, so that they are defined only once.
 *
 * @param tables in the order of the file
 * @param views in the order of the file
 */
record SchemaText(List<Table> tables, List<View> views) {
    private static final Pattern TABLE = Pattern.compile("(?s)CREATE TABLE IF NOT EXISTS (\\w+) \\((.*)\\)");
    private static final Pattern VIEW = Pattern.compile("(?s)CREATE VIEW IF NOT EXISTS (\\w+) AS\\s+(.*)");
    private static final Pattern COLUMN = Pattern.compile("(\\w+) (\\w+(?:\\([^)]*\\))?(?:\\[\\])?)(.*)");
    private static final Pattern BETWEEN_COLUMNS = Pattern.compile(",(?![^(]*\\))");

    /** What this program creates and needs. */
    static final SchemaText CURRENT = of("schema.sql");

    /** Added after version 2. Builds work on a file without it, and create it when they record a plan. */
    static final Table PLANNED_MESSAGES = CURRENT.tables().stream()
            .filter(table -> table.name().equals("planned_messages"))
            .findFirst()
            .orElseThrow();

    /** The views of version 1, which do not name their columns. */
    static final SchemaText VERSION_1 = of("views-1.sql");

    /**
     * A table.
     *
     * @param body the text between the parentheses of its CREATE statement
     */
    record Table(String name, List<Column> columns, boolean keyed, String body) {}

    /**
     * A column.
     *
     * @param type as the engine spells it
     */
    record Column(String name, String type, boolean required) {}

    /** A view and its query. */
    record View(String name, String query) {}

    private static SchemaText of(String resource) {
        List<Table> tables = new ArrayList<>();
        List<View> views = new ArrayList<>();
        for (String statement : Resource.text(SchemaText.class, resource)
                .replaceAll("--[^\n]*", "")
                .split(";", -1)) {
            Matcher table = TABLE.matcher(statement.strip());
            Matcher view = VIEW.matcher(statement.strip());
            if (table.matches()) {
                tables.add(new Table(
                        table.group(1),
                        columns(table.group(2)),
                        table.group(2).contains("PRIMARY KEY"),
                        table.group(2)));
            } else if (view.matches()) {
                views.add(new View(view.group(1), view.group(2)));
            } else if (!statement.isBlank()) {
                throw new IllegalStateException(resource + " makes neither a table nor a view: " + statement.strip());
            }
        }
        return new SchemaText(List.copyOf(tables), List.copyOf(views));
    }

    private static List<Column> columns(String body) {
        List<Column> columns = new ArrayList<>();
        for (String line : BETWEEN_COLUMNS.split(body, -1)) {
            Matcher column = COLUMN.matcher(line.strip());
            if (column.matches() && !column.group(1).equals("PRIMARY")) {
                columns.add(new Column(
                        column.group(1),
                        column.group(2).replace(" ", "").replace("TIMESTAMPTZ", "TIMESTAMP WITH TIME ZONE"),
                        column.group(3).contains("NOT NULL")));
            }
        }
        return List.copyOf(columns);
    }
}
