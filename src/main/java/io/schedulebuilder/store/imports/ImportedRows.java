package io.schedulebuilder.store.imports;

/**
 * Counts of a file's rows before loading.
 *
 * @param read rows in the file, without its header
 * @param repeated rows that repeat an earlier row with the same key
 * @param bad rows that cannot be used
 */
public record ImportedRows(long read, long repeated, long bad) {
    ImportedRows plus(ImportedRows other) {
        return new ImportedRows(read + other.read, repeated + other.repeated, bad + other.bad);
    }
}
