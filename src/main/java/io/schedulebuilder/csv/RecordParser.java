package io.schedulebuilder.csv;

import io.schedulebuilder.csv.CsvRecord.FieldFault;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Divides a CSV file into records: UTF-8, quotes as in RFC 4180, and size limits. It ends before the first fault that
 * makes the file unreadable, after all records before it. A field that is too long is cut off.
 */
final class RecordParser implements Closeable {
    /** The number of characters to read at once. */
    private static final int CHUNK = 1 << 15;

    private static final int MOST_FIELDS = 2_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private enum State {
        RECORD_START,
        /** White space before a possible comment. */
        INDENT,
        COMMENT,
        FIELD_START,
        PLAIN,
        QUOTED,
        /** After a quote within quotes: it either closes them or is the first of two. */
        QUOTE_IN_QUOTES
    }

    private final InputStream in;
    private final CsvReader.Options options;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).limit(0);
    private final CharBuffer decoded = CharBuffer.allocate(CHUNK);

    private final Deque<CsvRecord> records = new ArrayDeque<>();
    private Optional<CsvFormatException> fault = Optional.empty();
    private boolean ended;
    private long bytesRead;

    private State state = State.RECORD_START;
    private boolean beginning = true;
    private boolean afterCarriageReturn;
    private boolean inFirstRecord = true;
    private long line = 1;
    private long recordLine = 1;
    private long quoteLine = 1;
    private int linesInRecord;
    private long row = 1;
    private final List<String> fields = new ArrayList<>();
    private final List<FieldFault> faults = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private boolean quoted;
    private long fieldLength;
    private long recordLength;

    RecordParser(InputStream in, CsvReader.Options options) {
        this.in = in;
        this.options = options;
    }

    /** See {@link CsvReader#next()}. */
    Optional<CsvRecord> next() throws IOException {
        while (records.isEmpty() && !ended) {
            fill();
        }
        if (records.isEmpty() && fault.isPresent()) {
            throw fault.get();
        }
        return Optional.ofNullable(records.poll());
    }

    long bytesRead() {
        return bytesRead;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        boolean last = count < 0;
        if (!last) {
            bytesRead += count;
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
        decoded.clear();
        CoderResult result = decoder.decode(bytes, decoded, last);
        decoded.flip();
        while (decoded.hasRemaining() && !ended) {
            take(decoded.get());
        }
        if (!ended && result.isError()) {
            fail(line, notUtf8());
        } else if (!ended && last) {
            end();
        }
    }

    private String notUtf8() {
        boolean utf16 = line == 1
                && bytes.position() == 0
                && bytes.remaining() >= 2
                && (bytes.get(0) == (byte) 0xFF || bytes.get(0) == (byte) 0xFE);
        return utf16 ? "not UTF-8 but UTF-16. Save the file as UTF-8." : "not UTF-8. Save the file as UTF-8.";
    }

    private void take(char c) {
        if (beginning) {
            beginning = false;
            if (c == BYTE_ORDER_MARK) {
                return;
            }
        }
        boolean secondOfLineBreak = c == '\n' && afterCarriageReturn;
        afterCarriageReturn = c == '\r';
        if (secondOfLineBreak) {
            if (state == State.QUOTED) {
                text(c);
            }
            return;
        }
        switch (state) {
            case RECORD_START, INDENT, FIELD_START, PLAIN -> outsideQuotes(c);
            case COMMENT -> {
                if (isLineBreak(c)) {
                    endRecord();
                }
            }
            case QUOTED -> inQuotes(c);
            case QUOTE_IN_QUOTES -> behindQuote(c);
        }
    }

    private void outsideQuotes(char c) {
        if (c == ',') {
            endField();
        } else if (isLineBreak(c)) {
            endRecord();
        } else if (c == '"') {
            if (state == State.PLAIN || state == State.INDENT) {
                fail(
                        line,
                        "a field contains a quote but does not start with one. Put the field in quotes, and double the "
                                + "quotes inside it.");
            } else {
                state = State.QUOTED;
                quoted = true;
                quoteLine = line;
            }
        } else if (options.comments() && c == '#' && (state == State.RECORD_START || state == State.INDENT)) {
            state = State.COMMENT;
        } else {
            boolean indents = options.comments()
                    && (state == State.RECORD_START || state == State.INDENT)
                    && Character.isWhitespace(c);
            state = indents ? State.INDENT : State.PLAIN;
            text(c);
        }
    }

    private void inQuotes(char c) {
        if (c == '"') {
            state = State.QUOTE_IN_QUOTES;
            return;
        }
        if (isLineBreak(c)) {
            line++;
            linesInRecord++;
            if (linesInRecord >= options.mostLines()) {
                fail(
                        recordLine,
                        "the row spans more than " + number(options.mostLines())
                                + " lines: a quote in it is not closed.");
                return;
            }
        }
        text(c);
    }

    private void behindQuote(char c) {
        if (c == '"') {
            state = State.QUOTED;
            text(c);
        } else if (c == ',') {
            endField();
        } else if (isLineBreak(c)) {
            endRecord();
        } else {
            fail(
                    line,
                    Separator.of(c)
                            .filter(separator -> inFirstRecord)
                            .map(Separator::fault)
                            .orElse("there is text after a closing quote. Double the quotes that belong to the text."));
        }
    }

    /** Keeps one character more than the limit, which shows that the field is too long. */
    private void text(char c) {
        if (fieldLength <= options.longestField()) {
            field.append(c);
            recordLength++;
        }
        fieldLength++;
        if (recordLength > options.longestRecord()) {
            fail(
                    recordLine,
                    "the row has more than " + number(options.longestRecord()) + " characters. Correct or remove it.");
        }
    }

    private void endField() {
        addField();
        state = State.FIELD_START;
        if (fields.size() >= MOST_FIELDS) {
            fail(recordLine, "the row has more than " + number(MOST_FIELDS) + " fields. Correct or remove it.");
        }
    }

    private void addField() {
        if (fieldLength > options.longestField()) {
            faults.add(new FieldFault(
                    fields.size(),
                    "has " + number(fieldLength) + " characters; " + number(options.longestField())
                            + " is the limit."));
        }
        fields.add(field.toString());
        field.setLength(0);
        fieldLength = 0;
    }

    /** Ends a record, a blank line or a comment, which all count as rows. */
    private void endRecord() {
        addField();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).indexOf('\0') >= 0) {
                faults.add(new FieldFault(i, "has a NUL character."));
            }
        }
        boolean isOneField = fields.size() == 1 && !quoted;
        if (!isOneField || !fields.get(0).isBlank()) {
            records.add(new CsvRecord(recordLine, row, List.copyOf(fields), List.copyOf(faults)));
        }
        inFirstRecord = inFirstRecord && isOneField && recordLength == 0;
        row++;
        line++;
        recordLine = line;
        linesInRecord = 0;
        fields.clear();
        faults.clear();
        quoted = false;
        recordLength = 0;
        state = State.RECORD_START;
    }

    private void end() {
        if (state == State.QUOTED) {
            fail(quoteLine, "a quote that opens in this row is not closed before the end of the file.");
            return;
        }
        if (state != State.RECORD_START) {
            endRecord();
        }
        ended = true;
    }

    private void fail(long at, String text) {
        fault = Optional.of(new CsvFormatException(at, text));
        ended = true;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
