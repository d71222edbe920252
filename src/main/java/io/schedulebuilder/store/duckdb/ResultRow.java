package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.store.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The current row of a result. A null number is 0; a null Boolean is false. */
record ResultRow(Path file, ResultSet rows) implements Row {
    @FunctionalInterface
    private interface Reader<T> {
        @Nullable
        T read(int column) throws SQLException;
    }

    private <T> Optional<T> read(int column, Reader<T> reader) {
        try {
            return Optional.ofNullable(reader.read(column + 1));
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        }
    }

    @Override
    public Optional<String> optional(int column) {
        return read(column, rows::getString);
    }

    @Override
    public OptionalLong optionalNumber(int column) {
        try {
            long number = rows.getLong(column + 1);
            return rows.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        }
    }

    @Override
    public long number(int column) {
        return optionalNumber(column).orElse(0);
    }

    @Override
    public double fraction(int column) {
        return read(column, rows::getDouble).orElse(0.0);
    }

    @Override
    public boolean flag(int column) {
        return read(column, rows::getBoolean).orElse(false);
    }

    @Override
    public LocalDate day(int column) {
        return read(column, number -> rows.getObject(number, LocalDate.class)).orElseThrow();
    }

    @Override
    public BigDecimal dollars(int column) {
        return read(column, rows::getBigDecimal).orElse(BigDecimal.ZERO);
    }

    @Override
    public List<String> texts(int column) {
        return read(column, number -> texts(rows.getArray(number))).orElse(List.of());
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Stream.of((Object[]) array.getArray())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList();
    }

    /** The value of the column with this name, ignoring case; empty if it is null or there is no such column. */
    Optional<Object> named(String name) {
        try {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                if (columns.getColumnName(i).equalsIgnoreCase(name)) {
                    return Optional.ofNullable(rows.getObject(i));
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw EngineErrors.explain(file, e);
        }
    }
}
