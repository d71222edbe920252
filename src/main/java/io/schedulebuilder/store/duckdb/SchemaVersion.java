package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Version;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The version of a file's tables.
 *
 * @param writtenBy the release that created or last changed them; empty if it is not recorded
 */
record SchemaVersion(int number, Optional<String> writtenBy) {
    /** The version of the tables and views in {@code schema.sql}. */
    static final int CURRENT = 2;

    /** The version in a file; empty if the version table has no row. */
    static Optional<SchemaVersion> of(Session session) {
        return session.first( // version 1 only recorded the number
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

    /**
     * Checks that this program knows the version.
     *
     * @throws FailureException if a later release created the tables
     */
    void requireKnown(Path file) {
        if (number > CURRENT) {
            throw new FailureException(file + ": its tables have version " + number + ", and this schedule-builder ("
                    + Version.current() + ") knows version " + CURRENT + ". Use "
                    + writtenBy
                            .filter(by -> !by.equals(Version.current()))
                            .map(by -> "schedule-builder " + by + ", which created them, or a later one.")
                            .orElse("the schedule-builder that created version " + number + ", or a later one."));
        }
    }
}
