package io.schedulebuilder.store.imports;

import io.schedulebuilder.domain.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what an import found: rows that cannot be used, unusual rows, and notes. */
final class CsvFindings {
    private final List<String> badRows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Odd> odd = new LinkedHashMap<>();
    private final Map<String, ImportedRows> rows = new HashMap<>();
    private final Set<String> absentColumns = new HashSet<>();

    private record Odd(Path file, long firstLine, long count) {}

    /** Counts a row of a file. */
    void row(String table) {
        count(table, 1, 0, 0);
    }

    /** Counts a row that repeats another row. */
    void repeated(String table) {
        count(table, 0, 1, 0);
    }

    void badRow(String table, Path file, long line, String fault) {
        count(table, 0, 0, 1);
        badRows.add(file + ":" + line + ": " + fault);
    }

    private void count(String table, long read, long repeated, long bad) {
        rows.merge(table, new ImportedRows(read, repeated, bad), ImportedRows::plus);
    }

    /**
     * Notes a row that is loaded but unusual.
     *
     * @param what what is unusual, a sentence without its period
     */
    void odd(CsvRow row, String what) {
        odd.merge(
                what,
                new Odd(row.file(), row.line(), 1),
                (old, one) -> new Odd(old.file(), old.firstLine(), old.count() + 1));
    }

    void note(String note) {
        notes.add(note);
    }

    /** Notes an optional column that the file does not have. */
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
        List<String> all = new ArrayList<>(notes);
        odd.forEach((what, found) -> all.add(found.file() + ":" + found.firstLine() + ": " + what + " ("
                + Counted.of(found.count(), "row") + (found.count() == 1 ? ")." : ", this one first).")));
        return List.copyOf(all);
    }

    Map<String, ImportedRows> rows() {
        return Map.copyOf(rows);
    }
}
