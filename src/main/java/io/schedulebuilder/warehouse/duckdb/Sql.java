package io.schedulebuilder.warehouse.duckdb;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One connection's statements, with parameters in domain types. Errors come out as sentences. */
final class Sql {
    private final Connection connection;
    private final Connections connections;

    Sql(Connection connection, Connections connections) {
        this.connection = connection;
        this.connections = connections;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Work that may fail in the engine. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        return run(() -> {
            List<T> rows = new ArrayList<>();
            try (PreparedStatement statement = bound(sql, parameters);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row.read(result));
                }
            }
            return rows;
        });
    }

    <T> Optional<T> first(String sql, Row<T> row, Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    /** A count; the statement gives one. */
    long number(String sql, Object... parameters) {
        return first(sql, row -> row.getLong(1), parameters).orElse(0L);
    }

    void execute(String sql, Object... parameters) {
        run(() -> {
            try (PreparedStatement statement = bound(sql, parameters)) {
                return statement.execute();
            }
        });
    }

    /** Runs {@code work} in a transaction: all of it, or nothing. */
    <T> T transaction(Work<T> work) {
        return run(() -> {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                T result = work.run();
                connection.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        });
    }

    <T> T run(Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw connections.failure(e);
        }
    }

    Connection connection() {
        return connection;
    }

    /** A column of microseconds since the epoch. */
    static Instant instant(ResultSet row, int column) throws SQLException {
        long micros = row.getLong(column);
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    }

    /** A column that may be null. */
    static Optional<String> text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    /** A date column that is never null. */
    static LocalDate date(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private PreparedStatement bound(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                bind(statement, i + 1, parameters[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof Optional<?> optional) {
            if (optional.isEmpty()) {
                statement.setObject(index, null);
            } else {
                bind(statement, index, optional.get());
            }
        } else if (value instanceof Instant instant) {
            // An Instant cannot be bound, and a Timestamp shifts by the machine's zone.
            statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof LocalDate date) {
            statement.setObject(index, Date.valueOf(date));
        } else if (value instanceof BigDecimal decimal) {
            statement.setBigDecimal(index, decimal);
        } else {
            statement.setObject(index, value);
        }
    }
}
