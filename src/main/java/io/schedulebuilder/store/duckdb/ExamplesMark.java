package io.schedulebuilder.store.duckdb;

/**
 * Marks a file that contains only the examples. The mark is a comment on a table, so it moves with the file and needs
 * no table or column.
 */
final class ExamplesMark {
    private static final String WORDS = "holds the examples alone";

    private ExamplesMark() {}

    static void set(Session session) {
        session.run("COMMENT ON TABLE mass_messages IS '" + WORDS + "'");
    }

    static void remove(Session session) {
        session.run("COMMENT ON TABLE mass_messages IS NULL");
    }

    static boolean isSet(Session session) {
        return session.first(
                        "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'mass_messages' AND comment = ?",
                        row -> row.number(0) > 0,
                        WORDS)
                .orElse(false);
    }
}
