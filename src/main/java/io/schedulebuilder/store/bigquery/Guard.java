package io.schedulebuilder.store.bigquery;

import java.util.Map;

/** The row that every transaction changes which writes plans or failures, so that no two run beside each other. */
final class Guard {
    private static final SqlFile CHANGE = SqlFile.of("parts/change_guard.sql");

    private Guard() {}

    /** SQL that such a transaction begins with, in a script that declares {@code version_seen}. */
    static String change(Session session) {
        return session.sql(CHANGE, Map.of());
    }
}
