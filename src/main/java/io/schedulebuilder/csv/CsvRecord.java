package io.schedulebuilder.csv;

import java.util.List;

/**
 * One record of a file. Its fields are exact.
 *
 * @param line the line on which it begins, from 1
 * @param row the row that a spreadsheet shows, from 1; blank lines count
 * @param faults fields that cannot be used, although the record itself is complete
 */
public record CsvRecord(long line, long row, List<String> fields, List<FieldFault> faults) {
    /**
     * A field that cannot be used.
     *
     * @param index from 0
     * @param text what is wrong with the field; follows its name in a message
     */
    public record FieldFault(int index, String text) {}

    /** Whether all fields are blank. */
    public boolean isEmpty() {
        return faults.isEmpty() && fields.stream().allMatch(String::isBlank);
    }
}
