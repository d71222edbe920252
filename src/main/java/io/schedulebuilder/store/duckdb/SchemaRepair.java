package io.schedulebuilder.store.duckdb;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.ShellWords;
import io.schedulebuilder.domain.Version;
import io.schedulebuilder.store.CaptionKey;
import io.schedulebuilder.store.duckdb.Difference.Kind;
import io.schedulebuilder.store.duckdb.SchemaCheck.StoredColumn;
import io.schedulebuilder.store.duckdb.SchemaText.Column;
import io.schedulebuilder.store.duckdb.SchemaText.Table;
import io.schedulebuilder.store.duckdb.SchemaText.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes a file's tables and views to match {@code schema.sql}, within its session's transaction. Adds what is
 * missing; drops no column, row or table.
 */
record SchemaRepair(Path file, Session session) {
    /** Columns with the key of a text, and the column of that text. */
    private static final Map<String, String> KEYS =
            Map.of("mass_messages.message_key", "message", "caption_bank.caption_key", "caption_text");

    /** The command that creates or repairs a file's tables. */
    static String command(Path file) {
        return "schedule-builder warehouse init --warehouse " + ShellWords.quoted("duckdb:" + file);
    }

    /** One sentence that says what to do about differences. */
    static String advice(Path file, List<Difference> differences) {
        return differences.stream().anyMatch(difference -> difference.kind() == Kind.FOREIGN)
                ? "Undo these changes, or name another file."
                : "Repair them with  " + command(file);
    }

    /**
     * Repairs the file.
     *
     * @throws InputException if another object has one of our names, or a value would be lost
     */
    void repair() {
        requireOurs();
        for (Table table : SchemaText.CURRENT.tables()) {
            session.run("CREATE TABLE IF NOT EXISTS " + session.qualified(table.name()) + " (" + table.body() + ")");
            Map<String, StoredColumn> stored =
                    SchemaCheck.stored(session, List.of(table.name())).getOrDefault(table.name(), Map.of());
            for (Column column : table.columns()) {
                Optional<StoredColumn> there = Optional.ofNullable(stored.get(column.name()));
                if (there.isEmpty()) {
                    add(table, column);
                } else if (!there.get().type().equals(column.type())) {
                    retype(table, column, there.get());
                }
            }
        }
        for (View view : SchemaText.CURRENT.views()) {
            session.run("CREATE OR REPLACE VIEW " + session.qualified(view.name()) + " AS " + view.query());
        }
        session.update(
                "UPDATE schedule_builder_schema SET version = $1, written_by = $2 WHERE version < $1",
                SchemaVersion.CURRENT,
                Version.current());
        session.update(
                """
                INSERT INTO schedule_builder_schema (version, written_by)
                SELECT ?, ? WHERE NOT EXISTS (FROM schedule_builder_schema)
                """,
                SchemaVersion.CURRENT,
                Version.current());
    }

    private void requireOurs() {
        SchemaCheck check = new SchemaCheck(session);
        if (!check.isWarehouse()) {
            check.nameTaken().ifPresent(taken -> {
                throw new InputException(file + ": this DuckDB file is not a warehouse, but already has a " + taken
                        + ". Name another file.");
            });
            return;
        }
        SchemaVersion.of(session).ifPresent(version -> version.requireKnown(file));
        List<Difference> foreign = check.differences().stream()
                .filter(difference -> difference.kind() == Kind.FOREIGN)
                .toList();
        if (!foreign.isEmpty()) {
            throw new InputException(file + ": " + Difference.words(foreign) + ". " + advice(file, foreign));
        }
    }

    private void add(Table table, Column column) {
        String name = session.qualified(table.name());
        session.run("ALTER TABLE " + name + " ADD COLUMN " + column.name() + " " + column.type());
        Optional.ofNullable(KEYS.get(table.name() + "." + column.name()))
                .ifPresent(text -> fillKeys(name, text, column.name()));
        if (column.required()) {
            long empty = count(name, column.name() + " IS NULL");
            if (empty > 0) {
                throw new InputException(file + ": " + table.name() + " is missing the column " + column.name()
                        + ", and it is not known what its "
                        + Counted.of(empty, "row")
                        + " had there. Restore the file from a copy, or import into a new file.");
            }
        }
    }

    private void fillKeys(String table, String text, String key) {
        List<String> texts = session.query(
                "SELECT DISTINCT " + text + " FROM " + table + " WHERE " + text + " IS NOT NULL", row -> row.text(0));
        session.run("CREATE OR REPLACE TEMP TABLE text_keys (text VARCHAR, key VARCHAR)");
        session.append("text_keys", texts, (to, each) -> {
            to.append(each);
            to.append(CaptionKey.of(each));
        });
        session.update("UPDATE " + table + " SET " + key + " = k.key FROM text_keys k WHERE k.text = " + text);
    }

    private void retype(Table table, Column column, StoredColumn stored) {
        String name = session.qualified(table.name());
        long lost = count(
                name,
                "TRY_CAST(TRY_CAST(" + column.name() + " AS " + column.type() + ") AS " + stored.type()
                        + ") IS DISTINCT FROM " + column.name());
        if (lost > 0) {
            throw new InputException(
                    file + ": " + table.name() + "." + column.name() + " is " + stored.type() + ", not " + column.type()
                            + ", and " + lost + " of its values would change. Change the column back yourself.");
        }
        session.run("ALTER TABLE " + name + " ALTER " + column.name() + " TYPE " + column.type());
    }

    private long count(String table, String condition) {
        return session.count("SELECT count(*) FROM " + table + " WHERE " + condition);
    }
}
