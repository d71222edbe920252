package io.schedulebuilder.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.schedulebuilder.csv.CsvReaderPropertiesTest.Outcome;
import io.schedulebuilder.csv.CsvRecord.FieldFault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grammar of RFC 4180, read off it by recursive descent over the whole text: slow, and nothing to get wrong. */
final class PlainReader {
    private final String text;
    private final boolean invalid;
    private final List<CsvRecord> records = new ArrayList<>();
    private int at;
    private long row = 1;

    private PlainReader(String text, boolean invalid) {
        this.text = text;
        this.invalid = invalid;
    }

    static Outcome read(byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder();
        CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
        boolean invalid = decoder.decode(ByteBuffer.wrap(bytes), decoded, true).isError();
        String text = decoded.flip().toString();
        PlainReader reader = new PlainReader(text.startsWith("\uFEFF") ? text.substring(1) : text, invalid);
        try {
            reader.file();
            return new Outcome(reader.records, Optional.empty());
        } catch (CsvFormatException e) {
            return new Outcome(reader.records, Optional.of(e));
        }
    }

    private void file() {
        while (at < text.length()) {
            record();
            row++;
        }
        if (invalid) {
            throw new CsvFormatException(line(text.length()), "not UTF-8");
        }
    }

    private void record() {
        int start = at;
        List<String> fields = new ArrayList<>();
        do {
            fields.add(field());
        } while (skip(","));
        if (at == text.length() && invalid) {
            throw new CsvFormatException(line(text.length()), "not UTF-8");
        }
        String raw = text.substring(start, at);
        boolean ends = skip("\r\n") || skip("\n") || skip("\r");
        if (!ends && at < text.length()) {
            throw new CsvFormatException(line(at), "neither comma nor line break");
        }
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).contains("\0")) {
                faults.add(new FieldFault(i, "has a NUL character."));
            }
        }
        if (!raw.isBlank()) {
            records.add(new CsvRecord(line(start), row, fields, faults));
        }
    }

    private String field() {
        if (!skip("\"")) {
            int start = at;
            while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }
        int opened = at - 1;
        StringBuilder field = new StringBuilder();
        while (at < text.length()) {
            if (skip("\"\"")) {
                field.append('"');
            } else if (skip("\"")) {
                return field.toString();
            } else {
                field.append(text.charAt(at++));
            }
        }
        throw new CsvFormatException(line(invalid ? at : opened), "a quote is not closed");
    }

    private boolean skip(String sign) {
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    /** From 1; CRLF, LF and CR each end one. */
    private long line(int position) {
        long line = 1;
        for (int i = 0; i < position; i++) {
            boolean ends = text.charAt(i) == '\n'
                    || (text.charAt(i) == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'));
            line += ends ? 1 : 0;
        }
        return line;
    }
}
