package io.schedulebuilder.csv;

import io.schedulebuilder.csv.CsvRecord.FieldFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads CSV according to RFC 4180, in UTF-8 with or without byte order mark. A record ends at LF, CR or CRLF. Fields
 * are exact, including line breaks within quotes. Blank lines are skipped everywhere. All other faults are reported by
 * line; nothing is guessed, and no record is lost.
 */
public final class CsvReader implements AutoCloseable {
    private final RecordParser records;

    private CsvReader(InputStream bytes, Options options) {
        records = new RecordParser(bytes, options);
    }

    /**
     * The limits of a reader, so that no file takes too much memory.
     *
     * @param longestField in characters; a longer field is a fault of that field
     * @param longestRecord in characters; a longer record is a fault of the file
     * @param mostLines of a record, because a quote that is never closed swallows the rest of the file
     * @param comments whether to skip lines that begin with #
     */
    public record Options(int longestField, int longestRecord, int mostLines, boolean comments) {
        /** Far larger than any caption. */
        public static final Options USUAL = new Options(1_000_000, 4_000_000, 2_000, false);

        public Options {
            if (longestField < 1 || longestRecord < longestField || longestRecord > 1 << 28 || mostLines < 1) {
                throw new IllegalArgumentException("limits must be positive");
            }
        }

        /** The same options, but lines that begin with # are skipped. */
        public Options withComments() {
            return new Options(longestField, longestRecord, mostLines, true);
        }
    }

    /** Reads with the usual limits. */
    public static CsvReader of(InputStream bytes) {
        return new CsvReader(bytes, Options.USUAL);
    }

    /** Reads with the given limits. Closing the reader closes the stream. */
    public static CsvReader of(InputStream bytes, Options options) {
        return new CsvReader(bytes, options);
    }

    /**
     * The first record, which names the columns; empty if the file is empty.
     *
     * @throws CsvFormatException as {@link #next()}, and if one of its fields cannot be used or the columns are not
     *     separated by commas
     */
    public Optional<CsvRecord> header() throws IOException {
        Optional<CsvRecord> first = next();
        first.filter(record -> !record.faults().isEmpty()).ifPresent(record -> {
            FieldFault fault = record.faults().get(0);
            throw new CsvFormatException(
                    record.line(),
                    "the name of column " + (fault.index() + 1) + " " + fault.text()
                            + " Name the columns in plain UTF-8.");
        });
        first.flatMap(Separator::insteadOfComma).ifPresent(separator -> {
            throw new CsvFormatException(first.get().line(), separator.fault());
        });
        return first;
    }

    /**
     * The next record; empty at the end of the file.
     *
     * @throws CsvFormatException if the rest of the file cannot be divided into records
     */
    public Optional<CsvRecord> next() throws IOException {
        return records.next();
    }

    /** The number of bytes read from the file; some of them may not be part of a returned record yet. */
    public long bytesRead() {
        return records.bytesRead();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
