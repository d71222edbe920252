package io.schedulebuilder.csv;

import java.util.List;

/**
 * One record of a file, its fields exact.
 *
 * @param line on which it begins, from 1
 * @param row among the file's records, blank lines included, from 1: the row that a spreadsheet shows
 * @param faults fields that cannot be used, though the record ends where it should
 */
public record CsvRecord(long line, long row, List<String> fields, List<FieldFault> faults) {
    public CsvRecord {
        fields = List.copyOf(fields);
        faults = List.copyOf(faults);
    }

    /**
     * A field that cannot be used.
     *
     * @param index from 0
     * @param text what is wrong with it, to follow its name
     */
    public record FieldFault(int index, String text) {}

    /** Whether no field holds anything but white space. */
    public boolean isEmpty() {
        return faults.isEmpty() && fields.stream().allMatch(String::isBlank);
    }
}
