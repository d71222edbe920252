package io.schedulebuilder.store.bigquery;

import java.util.Map;

/**
 * The row that every transaction changes before it writes plans or failures, so that no two of them run at the same
 * time.
 */
final class Guard {
    private static final SqlFile CHANGE = SqlFile.of("parts/change_guard.sql");

    private Guard() {}

    /** SQL at the start of such a transaction, in a script that declares {@code version_seen}. */
    static String change(Session session) {
        return session.sql(CHANGE, Map.of());
    }
}
