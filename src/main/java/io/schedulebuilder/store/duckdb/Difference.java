package io.schedulebuilder.store.duckdb;

/**
 * Something in which a file's tables or views are not those of {@code schema.sql}.
 *
 * @param words what it is, as part of a sentence
 */
record Difference(Kind kind, String words) {
    /** What a difference means to a build, and who can end it. */
    enum Kind {
        /** Builds work as if it were not there. */
        HARMLESS,
        /** Builds work; {@code warehouse init} makes the file like the others. */
        DATED,
        /** Builds would fail or be wrong; {@code warehouse init} ends that. */
        REPAIRABLE,
        /** Builds would fail or be wrong, and only the one who made it so knows what else to do. */
        FOREIGN
    }
}
