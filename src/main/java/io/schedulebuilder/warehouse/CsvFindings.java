package io.schedulebuilder.warehouse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What was found while reading files: rows that cannot be used, and things worth knowing. */
final class CsvFindings {
    private final List<String> badRows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> absentColumns = new HashSet<>();

    void badRow(Path file, long line, String fault) {
        badRows.add(String.format(Locale.ROOT, "%s:%d: %s", file, line, fault));
    }

    void note(String note) {
        notes.add(note);
    }

    /** The file has no such column, and need not have it. */
    void absent(String column) {
        absentColumns.add(column);
    }

    Set<String> absentColumns() {
        return Set.copyOf(absentColumns);
    }

    List<String> badRows() {
        return List.copyOf(badRows);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
