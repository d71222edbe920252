package io.schedulebuilder.warehouse;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import com.opencsv.CSVParserBuilder;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.exceptions.CsvException;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvMultilineLimitBrokenException;
import io.schedulebuilder.domain.InputException;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A CSV file (RFC 4180, UTF-8, with or without byte order mark) with a header that names its columns in any order.
 * Fields are exact, line breaks within quotes included. A row is known by the line on which it begins.
 */
final class CsvTable {
    /** The longest field that is read, in characters; no caption comes near it. */
    static final int LONGEST_FIELD = 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** A backslash is a backslash. The parser wants some escape character: this is none that a text can have. */
    private static final char NO_ESCAPE = '\uFFFF';

    private static final int MOST_LINES_IN_A_ROW = 2_000;
    private static final int REPORT_EVERY = 1_000;

    private final Path file;
    private final String table;
    private final List<String> required;
    private final List<String> optional;

    /** @param table that the rows are for, for what is said of columns */
    CsvTable(Path file, String table, List<String> required, List<String> optional) {
        this.file = file;
        this.table = table;
        this.required = required;
        this.optional = optional;
    }

    /**
     * Shows each row to {@code reader}; a row that throws {@link CsvRow.BadCell} is added to {@code findings}.
     *
     * @throws InputException if the file cannot be read, or its header or quotes are not as they should be
     */
    void read(Consumer<CsvRow> reader, CsvFindings findings, LoadProgress progress) {
        try (CountingStream bytes = new CountingStream(Files.newInputStream(file));
                CSVReader rows = rows(bytes)) {
            long size = Files.size(file);
            Map<String, Integer> columns = header(rows, findings);
            String name = String.valueOf(file.getFileName());
            for (long count = 1; ; count++) {
                long line = rows.getLinesRead() + 1;
                String[] fields = next(rows, line);
                if (fields.length == 0) {
                    progress.at(name, size, size);
                    return;
                }
                if (fields.length > 1 || !fields[0].isBlank()) {
                    readRow(new CsvRow(line, columns, fields), reader, findings);
                }
                if (count % REPORT_EVERY == 0) {
                    progress.at(name, bytes.count, size);
                }
            }
        } catch (CharacterCodingException e) {
            throw new InputException(
                    String.format(Locale.ROOT, "%s:%d: not UTF-8. Save the file as UTF-8.", file, lineOfBadByte()));
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": no such file.");
        } catch (IOException e) {
            String reason = Files.isDirectory(file)
                    ? "it is a folder"
                    : Objects.requireNonNullElse(e.getMessage(), "no reason given");
            throw new InputException(String.format(Locale.ROOT, "%s: cannot be read (%s).", file, reason));
        }
    }

    private void readRow(CsvRow row, Consumer<CsvRow> reader, CsvFindings findings) {
        try {
            row.requireShape();
            reader.accept(row);
        } catch (CsvRow.BadCell e) {
            findings.badRow(file, row.line(), e.fault());
        }
    }

    private static CSVReader rows(InputStream bytes) throws IOException {
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BufferedReader text = new BufferedReader(new InputStreamReader(bytes, strict), 1 << 16);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return new CSVReaderBuilder(text)
                .withKeepCarriageReturn(true)
                .withMultilineLimit(MOST_LINES_IN_A_ROW)
                .withCSVParser(new CSVParserBuilder().withEscapeChar(NO_ESCAPE).build())
                .build();
    }

    /** The next row's fields; none at the end of the file. */
    private String[] next(CSVReader rows, long line) throws IOException {
        try {
            String[] fields = rows.readNext();
            return fields == null ? new String[0] : fields;
        } catch (CsvMultilineLimitBrokenException e) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s:%d: the row runs over more than %,d lines: a quote in it is not closed.",
                    file,
                    line,
                    MOST_LINES_IN_A_ROW));
        } catch (CsvMalformedLineException e) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s:%d: a quote that begins in this row is not closed before the end of the file.",
                    file,
                    line));
        } catch (CsvException e) {
            throw new InputException(String.format(Locale.ROOT, "%s:%d: not CSV (%s).", file, line, e.getMessage()));
        }
    }

    private Map<String, Integer> header(CSVReader rows, CsvFindings findings) throws IOException {
        List<String> names = Arrays.stream(next(rows, 1))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (names.stream().allMatch(String::isEmpty)) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "%s: the file is empty. Its first line must name the columns: %s.",
                    file,
                    String.join(", ", required)));
        }
        if (names.size() == 1 && names.get(0).indexOf(';') >= 0) {
            throw new InputException(String.format(
                    Locale.ROOT, "%s:1: the columns are separated by semicolons. Save the file with commas.", file));
        }
        List<String> faults = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (columns.putIfAbsent(name, i) != null) {
                faults.add(String.format(Locale.ROOT, "%s:1: the column %s occurs twice.", file, name));
            } else if (!required.contains(name) && !optional.contains(name)) {
                unknown.add(name);
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                faults.add(String.format(
                        Locale.ROOT, "%s:1: the column %s is missing.%s", file, name, nearest(name, unknown)));
            }
        }
        if (!faults.isEmpty()) {
            throw new InputException(faults);
        }
        optional.stream()
                .filter(name -> !columns.containsKey(name))
                .forEach(name -> findings.absent(table + "." + name));
        if (!unknown.isEmpty()) {
            findings.note(String.format(Locale.ROOT, "%s: not used: %s.", file, String.join(", ", unknown)));
        }
        return columns;
    }

    private static String nearest(String missing, List<String> unknown) {
        return unknown.stream()
                .min(comparingInt(name -> distance(missing, name)))
                .filter(name -> distance(missing, name) <= missing.length() / 2)
                .map(name -> String.format(Locale.ROOT, " Is it the one named %s?", name))
                .orElseGet(() -> unknown.isEmpty()
                        ? ""
                        : unknown.stream().limit(20).collect(joining(", ", " Unknown columns of the file: ", ".")));
    }

    private static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance().apply(a, b);
    }

    /** Reads again, slower, to find the place. */
    private int lineOfBadByte() {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            CharBuffer ignored = CharBuffer.allocate(1 << 16);
            while (decoder.decode(bytes, ignored, true).isOverflow()) {
                ignored.clear();
            }
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += bytes.get(i) == '\n' ? 1 : 0;
            }
            return line;
        } catch (IOException e) {
            return 1;
        }
    }

    private static final class CountingStream extends FilterInputStream {
        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
