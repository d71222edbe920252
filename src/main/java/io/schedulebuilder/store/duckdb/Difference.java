package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A difference between a file's tables or views and {@code schema.sql}.
 *
 * @param words the difference, as part of a sentence
 */
record Difference(Kind kind, String words) {
    /** What a difference means for a build, and who can fix it. */
    enum Kind {
        /** Builds ignore it. */
        HARMLESS,
        /** Builds work; {@code warehouse init} updates the file. */
        DATED,
        /** Builds would fail or give wrong results; {@code warehouse init} fixes that. */
        REPAIRABLE,
        /** Builds would fail or give wrong results, and only the author of the change can fix it. */
        FOREIGN
    }

    /** Whether builds cannot work with this difference. */
    boolean keepsFromReading() {
        return kind == Kind.REPAIRABLE || kind == Kind.FOREIGN;
    }

    static String words(List<Difference> differences) {
        return differences.stream().map(Difference::words).collect(joining("; "));
    }
}
