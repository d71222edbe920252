package io.schedulebuilder.store.imports;

/**
 * What became of the rows of a file before they were loaded.
 *
 * @param read rows in the file, without its header
 * @param repeated rows that said what another had said under the same key
 * @param bad rows that cannot be used
 */
public record ImportedRows(long read, long repeated, long bad) {
    ImportedRows plus(ImportedRows other) {
        return new ImportedRows(read + other.read, repeated + other.repeated, bad + other.bad);
    }
}
