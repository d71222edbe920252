package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.Resource;
import io.schedulebuilder.store.Queries;
import io.schedulebuilder.store.Query;
import io.schedulebuilder.store.RestPeriod;
import io.schedulebuilder.store.Row;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A connection that reports our errors: every method throws {@link io.schedulebuilder.domain.FailureException} in the
 * words of {@link EngineErrors}. Parameters can be instants, local dates, page names, optionals and collections of
 * text.
 */
final class Session implements Queries, AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final Runnable released;
    private Optional<String> database = Optional.empty();
    private boolean closed;

    Session(Path file, Connection connection, Runnable released) {
        this.file = file;
        this.connection = connection;
        this.released = released;
    }

    /** Appends the values of one row, in the order of the columns. */
    @FunctionalInterface
    interface RowAppender<T> {
        void append(DuckDBAppender to, T row) throws SQLException;
    }

    @Override
    public void visit(Query query, Consumer<Row> visitor, Object... values) {
        String sql = Resource.text(SchemaText.class, "queries/" + query.file() + ".sql");
        // For one page, a comparison is faster than a list.
        String pages = values.length > 0 && values[0] instanceof List<?> list && list.size() == 1
                ? "= ($1::VARCHAR[])[1]"
                : "IN (SELECT unnest($1::VARCHAR[]))";
        visit(sql.replace("${pages}", pages), visitor::accept, columns(values));
    }

    /** Splits windows into columns, because the engine does not accept lists of rows. */
    private static Object[] columns(Object... values) {
        return Stream.of(values)
                .flatMap(value ->
                        value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof RestPeriod.Window
                                ? Stream.of(
                                        column(list, RestPeriod.Window::zone),
                                        column(list, RestPeriod.Window::opens),
                                        column(list, RestPeriod.Window::closes))
                                : Stream.of(value))
                .toArray();
    }

    private static List<?> column(List<?> windows, Function<RestPeriod.Window, ?> field) {
        return windows.stream().map(RestPeriod.Window.class::cast).map(field).toList();
    }

    <T> List<T> query(String sql, Function<ResultRow, T> reader, Object... parameters) {
        List<T> rows = new ArrayList<>();
        visit(sql, row -> rows.add(reader.apply(row)), parameters);
        return Collections.unmodifiableList(rows);
    }

    void visit(String sql, Consumer<ResultRow> visitor, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            ResultRow row = new ResultRow(file, rows);
            while (rows.next()) {
                visitor.accept(row);
            }
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        }
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(String sql, Function<ResultRow, T> reader, Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /** The result of a counting query. */
    long count(String sql, Object... parameters) {
        return first(sql, row -> row.number(0), parameters).orElseThrow();
    }

    /** The engine's error message for a query, if it rejects it. */
    Optional<String> objection(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.executeQuery().close();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(EngineErrors.firstLine(e));
        }
    }

    /** How many rows a statement adds, changes or removes. */
    long update(String sql, Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        }
    }

    /** Runs statements without a result. */
    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        }
    }

    /** Adds rows to a temporary table quickly. The values must have the exact types of its columns. */
    <T> void append(String temporaryTable, Collection<T> rows, RowAppender<T> appendRow) {
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", temporaryTable)) {
            for (T row : rows) {
                appender.beginRow();
                appendRow.append(appender, row);
                appender.endRow();
            }
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        }
    }

    /** The engine's name for the file. */
    String database() {
        if (database.isEmpty()) {
            database = first(
                    "SELECT database_name FROM system.main.duckdb_databases() WHERE NOT internal", row -> row.text(0));
        }
        return database.orElseThrow();
    }

    /** The qualified name of a table or schema in the file, which no other name can hide. */
    String qualified(String... names) {
        return Stream.concat(Stream.of(database(), "main"), Stream.of(names))
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(joining("."));
    }

    /** Makes the engine's own functions take precedence over functions that the file defines under the same names. */
    void useBuiltInsFirst() {
        run("SET search_path = '" + ("system.main," + qualified()).replace("'", "''") + "'");
    }

    void begin() {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        }
    }

    void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        }
    }

    /** Closes the file. The engine rolls back what was not committed. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            connection.close();
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        } finally {
            released.run();
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
        return statement;
    }

    private void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                bind(statement, index, optional.get());
            } else {
                statement.setNull(index, java.sql.Types.VARCHAR);
            }
        } else if (value instanceof Instant instant) {
            statement.setObject(index, instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        } else if (value instanceof Collection<?> texts) {
            statement.setArray(
                    index,
                    connection.createArrayOf(
                            "VARCHAR", texts.stream().map(Object::toString).toArray()));
        } else {
            statement.setObject(index, value instanceof PageName name ? name.value() : value);
        }
    }
}
