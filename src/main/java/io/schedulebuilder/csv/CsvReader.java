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
 * Reads CSV as RFC 4180 has it, in UTF-8 with or without byte order mark; a record ends at LF, CR or CRLF. Fields are
 * exact, line breaks within quotes included. Blank lines are passed over, wherever they stand. Whatever else is not as
 * it should be is named by line; nothing is guessed, and no record is lost.
 *
 * <p>{@link StrictCharacters} checks what FastCSV would let pass, before FastCSV divides it into fields.
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
                .skipEmptyLines(false) // they count as rows
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE) // ragged rows are for the caller to name
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(2 * options.longestField() + 4 * StrictCharacters.CHUNK) // each quote in a field is two
                .build(new Records(), characters);
        iterator = records.iterator();
    }

    /**
     * What a reader bears, so that no file takes more memory than it should.
     *
     * @param longestField in characters; a longer one is a fault of its field
     * @param longestRecord in characters; a longer one is a fault of the file
     * @param mostLines of a record, for a quote that is never closed swallows the rest of the file
     * @param comments whether a line that begins with # is passed over
     */
    public record Options(int longestField, int longestRecord, int mostLines, boolean comments) {
        /** No caption comes near these. */
        public static final Options USUAL = new Options(1_000_000, 4_000_000, 2_000, false);

        public Options {
            if (longestField < 1 || longestRecord < longestField || longestRecord > 1 << 28 || mostLines < 1) {
                throw new IllegalArgumentException("limits that limit nothing");
            }
        }

        /** Passes over lines that begin with #. */
        public Options withComments() {
            return new Options(longestField, longestRecord, mostLines, true);
        }
    }

    /** Reads with the usual limits. */
    public static CsvReader of(InputStream bytes) {
        return new CsvReader(bytes, Options.USUAL);
    }

    /** Closing the reader closes the stream. */
    public static CsvReader of(InputStream bytes, Options options) {
        return new CsvReader(bytes, options);
    }

    /**
     * The first record, which names the columns; empty if the file holds none.
     *
     * @throws CsvFormatException as {@link #next()}, if a field of it cannot be used, and if something other than commas separates the
     *     columns
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

    /** How much of the file is read, and perhaps not yet handed out. */
    public long bytesRead() {
        return characters.bytesRead();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** Puts FastCSV's fields together; a blank line is a record without fields. */
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
