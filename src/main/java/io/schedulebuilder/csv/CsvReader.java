package io.schedulebuilder.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import io.schedulebuilder.csv.CsvRecord.FieldFault;
import io.schedulebuilder.csv.StrictCharacters.Passed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV according to RFC 4180, in UTF-8 with or without byte order mark. A record ends at LF, CR or CRLF. Fields
 * are exact, including line breaks within quotes. Blank lines are skipped everywhere. All other faults are reported by
 * line; nothing is guessed, and no record is lost.
 *
 * <p>{@link StrictCharacters} checks what FastCSV would accept, before FastCSV divides the text into fields.
 */
public final class CsvReader implements AutoCloseable {
    /** The line of a record that the file's fault cuts off. */
    private static final long CUT_OFF = 0;

    private final StrictCharacters characters;
    private final de.siegmar.fastcsv.reader.CsvReader<CsvRecord> records;
    private final CloseableIterator<CsvRecord> iterator;

    private CsvReader(InputStream bytes, Options options) {
        characters = new StrictCharacters(bytes, options);
        records = de.siegmar.fastcsv.reader.CsvReader.builder()
                .skipEmptyLines(false) // blank lines count as rows
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // the caller reports ragged rows
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(2 * options.longestField() + 4 * StrictCharacters.CHUNK) // a quote is doubled
                .build(new Records(), characters);
        iterator = records.iterator();
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
        try {
            while (iterator.hasNext()) {
                CsvRecord read = iterator.next();
                if (read.line() == CUT_OFF) {
                    break;
                }
                if (!read.fields().isEmpty()) {
                    return Optional.of(read);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (characters.fault().isPresent()) {
            throw characters.fault().get();
        }
        return Optional.empty();
    }

    /** The number of bytes read from the file; some of them may not be part of a returned record yet. */
    public long bytesRead() {
        return characters.bytesRead();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** Collects FastCSV's fields into records. A blank line is a record without fields. */
    private final class Records extends AbstractBaseCsvCallbackHandler<CsvRecord> {
        private final List<String> fields = new ArrayList<>();
        private boolean quoted;
        private long row;

        @Override
        protected void handleBegin(long startingLineNumber) {
            fields.clear();
            quoted = false;
            row++;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean isQuoted) {
            fields.add(new String(buffer, offset, length));
            quoted |= isQuoted;
        }

        @Override
        protected void handleEmpty() {
            fields.clear();
        }

        @Override
        protected CsvRecord buildRecord() {
            if (getRecordType() == RecordType.EMPTY
                    || (fields.size() == 1 && !quoted && fields.get(0).isBlank())) {
                fields.clear();
            }
            Optional<Passed> passed = characters.nextPassed();
            List<FieldFault> faults =
                    new ArrayList<>(passed.map(Passed::tooLong).orElse(List.of()));
            for (int i = 0; i < fields.size(); i++) {
                if (fields.get(i).indexOf('\0') >= 0) {
                    faults.add(new FieldFault(i, "has a NUL character."));
                }
            }
            return new CsvRecord(passed.map(Passed::line).orElse(CUT_OFF), row, fields, faults);
        }
    }
}
