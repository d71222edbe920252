package io.schedulebuilder.csv;

import io.schedulebuilder.csv.CsvRecord.FieldFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
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
 * Checks the characters of a CSV file while they are read: UTF-8, quotes as in RFC 4180, and size limits. The stream
 * ends before the first fault that makes the file unreadable, so that all records before it are still read. A field
 * that is too long is cut off.
 */
final class StrictCharacters extends Reader {
    /** The number of characters to read at once. */
    static final int CHUNK = 1 << 15;

    private static final int MOST_FIELDS = 2_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** FastCSV 4.2.0 mistakes an LF for the second half of a CR that ended the field before the closing quote. */
    private static final char RECORD_END = '\r';

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

    /**
     * A record that passed completely.
     *
     * @param line the line on which it begins
     * @param tooLong its fields that were cut off
     */
    record Passed(long line, List<FieldFault> tooLong) {}

    private final InputStream in;
    private final CsvReader.Options options;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).limit(0);
    private final CharBuffer decoded = CharBuffer.allocate(CHUNK);
    private final CharBuffer checked = CharBuffer.allocate(2 * CHUNK).limit(0); // or a quote held back

    private final Deque<Passed> passed = new ArrayDeque<>();
    private List<FieldFault> tooLong = List.of();
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
    private int fields;
    private long fieldLength;
    private long recordLength;

    StrictCharacters(InputStream in, CsvReader.Options options) {
        this.in = in;
        this.options = options;
    }

    /**
     * The next record, including blank lines; empty if no complete record has passed, so the last characters belong to
     * an incomplete one.
     */
    Optional<Passed> nextPassed() {
        return Optional.ofNullable(passed.poll());
    }

    /** The fault that makes the file unreadable after the records that passed. */
    Optional<CsvFormatException> fault() {
        return fault;
    }

    long bytesRead() {
        return bytesRead;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!checked.hasRemaining() && !ended) {
            checked.clear();
            fill();
            checked.flip();
        }
        if (!checked.hasRemaining()) {
            return -1;
        }
        int count = Math.min(length, checked.remaining());
        checked.get(target, offset, count);
        return count;
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
            endField(c);
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
                quoteLine = line;
                checked.put(c);
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
            if (hasRoom()) {
                checked.put(c);
            }
            text(c);
            return;
        }
        checked.put('"');
        if (c == ',') {
            endField(c);
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

    private void text(char c) {
        if (hasRoom()) {
            checked.put(c);
            recordLength++;
        }
        fieldLength++;
        if (recordLength > options.longestRecord()) {
            fail(
                    recordLine,
                    "the row has more than " + number(options.longestRecord()) + " characters. Correct or remove it.");
        }
    }

    /** Lets one character more than the limit pass, which shows that the field is too long. */
    private boolean hasRoom() {
        return fieldLength <= options.longestField();
    }

    private void endField(char c) {
        checkLength();
        checked.put(c);
        fields++;
        state = State.FIELD_START;
        if (fields >= MOST_FIELDS) {
            fail(recordLine, "the row has more than " + number(MOST_FIELDS) + " fields. Correct or remove it.");
        }
    }

    private void endRecord() {
        checkLength();
        checked.put(RECORD_END);
        passed.add(new Passed(recordLine, tooLong));
        tooLong = List.of();
        inFirstRecord = inFirstRecord && fields == 0 && recordLength == 0 && state != State.QUOTE_IN_QUOTES;
        line++;
        recordLine = line;
        linesInRecord = 0;
        fields = 0;
        recordLength = 0;
        state = State.RECORD_START;
    }

    private void checkLength() {
        if (fieldLength > options.longestField()) {
            tooLong = new ArrayList<>(tooLong);
            tooLong.add(new FieldFault(
                    fields,
                    "has " + number(fieldLength) + " characters; " + number(options.longestField())
                            + " is the limit."));
        }
        fieldLength = 0;
    }

    private void end() {
        if (state == State.QUOTED) {
            fail(quoteLine, "a quote that opens in this row is not closed before the end of the file.");
            return;
        }
        if (state == State.QUOTE_IN_QUOTES) {
            checked.put('"');
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
