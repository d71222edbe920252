package io.schedulebuilder.csv;

import io.schedulebuilder.csv.CsvRecord.FieldFault;
import io.schedulebuilder.domain.Counted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that a file's first record names, in any order. White space around a name and its case do not matter.
 * Spreadsheets sometimes leave columns without a name after the last named column; these must be empty.
 *
 * @param line the line of the header
 * @param written the number of its columns, including those without a name
 */
public record CsvHeader(long line, int written, List<String> names) {
    /** Reads the column names. */
    public static CsvHeader of(CsvRecord first) {
        List<String> names = new ArrayList<>(first.fields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList());
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        return new CsvHeader(first.line(), first.fields().size(), List.copyOf(names));
    }

    /** Names that occur more than once. */
    public List<String> repeated() {
        Set<String> repeated = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty() && names.indexOf(names.get(i)) < i) {
                repeated.add(names.get(i));
            }
        }
        return List.copyOf(repeated);
    }

    /** The required columns that the file lacks. */
    public List<String> missing(Collection<String> wanted) {
        return wanted.stream().filter(name -> !names.contains(name)).toList();
    }

    /** The file's columns that are not known, in order. */
    public List<String> unknown(Collection<String> known) {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!known.contains(names.get(i))) {
                unknown.add(names.get(i).isEmpty() ? "column " + (i + 1) + " (it has no name)" : names.get(i));
            }
        }
        return List.copyOf(unknown);
    }

    /** The number of columns up to the last one with a name. */
    public int size() {
        return names.size();
    }

    /** The row without the blank fields that a spreadsheet leaves after the last column. */
    public CsvRecord withoutLeftovers(CsvRecord row) {
        int end = row.fields().size();
        while (end > names.size() && row.fields().get(end - 1).isBlank()) {
            end--;
        }
        return new CsvRecord(row.line(), row.row(), row.fields().subList(0, end), row.faults());
    }

    /** The exact field of a column; empty if the file lacks the column. */
    public Optional<String> field(CsvRecord row, String column) {
        int index = names.indexOf(column);
        return index < 0 ? Optional.empty() : Optional.of(row.fields().get(index));
    }

    /** Why this row does not fit the header; empty if it does. */
    public Optional<String> faultOf(CsvRecord row) {
        int fields = row.fields().size();
        if (fields < names.size() || fields > written) {
            return Optional.of(
                    Counted.of(fields, "field") + ", where the header has " + Counted.of(names.size(), "column") + ".");
        }
        for (int i = names.size(); i < fields; i++) {
            if (!row.fields().get(i).isBlank()) {
                return Optional.of("column " + (i + 1) + " has a value but no name.");
            }
        }
        return row.faults().stream().findFirst().map(this::described);
    }

    /** A field's fault, with the column's name before it. */
    public String described(FieldFault fault) {
        String name = fault.index() < names.size() ? names.get(fault.index()) : "";
        return (name.isEmpty() ? "column " + (fault.index() + 1) : name) + " " + fault.text();
    }
}
