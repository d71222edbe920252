package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.FailureException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a file says about its tables.
 *
 * @param writtenBy the release that made them or last changed them; empty where it did not say
 */
record SchemaVersion(int number, Optional<String> writtenBy) {
    /** Of the tables and views in {@code schema.sql}. */
    static final int CURRENT = 2;

    /** This release. */
    static String program() {
        return Optional.ofNullable(SchemaVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Empty where the file has its table, but nothing in it. */
    static Optional<SchemaVersion> of(Session session) {
        return session.first("FROM " + session.qualified(SchemaCheck.VERSION_TABLE), SchemaVersion::read)
                .flatMap(version -> version);
    }

    private static Optional<SchemaVersion> read(ResultSet row) throws SQLException {
        Optional<Integer> number = Optional.empty();
        Optional<String> writtenBy = Optional.empty();
        ResultSetMetaData columns = row.getMetaData(); // version 1 had the number only
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnName(i).equalsIgnoreCase("version") && row.getObject(i) instanceof Number stored) {
                number = Optional.of(stored.intValue());
            } else if (columns.getColumnName(i).equalsIgnoreCase("written_by")) {
                writtenBy = Optional.ofNullable(row.getString(i));
            }
        }
        Optional<String> by = writtenBy;
        return number.map(stored -> new SchemaVersion(stored, by));
    }

    boolean dated() {
        return number < CURRENT;
    }

    /** @throws FailureException if a later release made the tables */
    void requireKnown(Path file) {
        if (number > CURRENT) {
            throw new FailureException(file + ": its tables are of version " + number + ", and this schedule-builder ("
                    + program() + ") knows version " + CURRENT + ". Use "
                    + writtenBy
                            .filter(by -> !by.equals(program()))
                            .map(by -> "schedule-builder " + by + ", which made them, or a later one.")
                            .orElse("the schedule-builder that made version " + number + ", or a later one."));
        }
    }
}
