package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.FailureException;
import java.nio.file.Path;
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
        return session.first( // version 1 had the number only
                        "FROM " + session.qualified(SchemaCheck.VERSION_TABLE), row -> row.named("version")
                                .filter(Number.class::isInstance)
                                .map(number -> new SchemaVersion(
                                        ((Number) number).intValue(),
                                        row.named("written_by").map(Object::toString))))
                .flatMap(version -> version);
    }

    boolean dated() {
        return number < CURRENT;
    }

    /** @throws FailureException if a later release made the tables */
    void requireKnown(Path file) {
        if (number > CURRENT) {
            throw new FailureException(file + ": its tables have version " + number + ", and this schedule-builder ("
                    + program() + ") knows version " + CURRENT + ". Use "
                    + writtenBy
                            .filter(by -> !by.equals(program()))
                            .map(by -> "schedule-builder " + by + ", which created them, or a later one.")
                            .orElse("the schedule-builder that created version " + number + ", or a later one."));
        }
    }
}
