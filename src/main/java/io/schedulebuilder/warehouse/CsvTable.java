package io.schedulebuilder.warehouse;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvValidationException;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.warehouse.RowFormat.BadValue;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** One CSV file of a known format. A bad row is named by file, line and column; the others are read. */
final class CsvTable<T> {
    /** Characters in a cell, at most: a longer one is a lost quote, not a caption. */
    private static final int LONGEST_CELL = 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int REPORT_EVERY = 1000;

    private final Path file;
    private final RowFormat<T> format;
    private final LoadProgress progress;

    CsvTable(Path file, RowFormat<T> format, LoadProgress progress) {
        this.file = file;
        this.format = format;
        this.progress = progress;
    }

    /**
     * All good rows.
     *
     * @param bad gets a sentence for each bad one
     * @throws InputException if the file cannot be read at all, or its header is not the format's
     */
    List<T> read(List<String> bad) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder. Name a CSV file.");
        }
        try (Counting bytes = new Counting(Files.newInputStream(file));
                CSVReader csv = reader(bytes)) {
            long size = Files.size(file);
            String[] header = csv.readNext();
            if (header == null || (header.length == 1 && header[0].isBlank())) {
                throw new InputException(file + ": the file is empty. Its first line names the columns: "
                        + String.join(",", format.required()) + ".");
            }
            Map<String, Integer> columns = columns(header);
            Map<Object, T> rows = new LinkedHashMap<>();
            for (long count = 1; ; count++) {
                long line = csv.getLinesRead() + 1;
                try {
                    String[] cells = csv.readNext();
                    if (cells == null) {
                        break;
                    }
                    if (cells.length > 1 || !cells[0].isBlank()) {
                        add(rows, columns, header.length, cells, line, bad);
                    }
                } catch (CsvMalformedLineException e) {
                    bad.add(file + ":" + line + ": a quote that opens here is never closed.");
                    break;
                }
                if (count % REPORT_EVERY == 0) {
                    progress.at("read " + file.getFileName(), bytes.count, size);
                }
            }
            progress.at("read " + file.getFileName(), size, size);
            return List.copyOf(rows.values());
        } catch (NoSuchFileException e) {
            throw new InputException(file + ": there is no such file.");
        } catch (CharacterCodingException e) {
            throw new InputException(file + ": is not UTF-8. Save it as UTF-8 and import again.");
        } catch (IOException | CsvValidationException e) {
            throw new InputException(file + ": cannot be read (" + e.getMessage() + ").");
        }
    }

    private void add(
            Map<Object, T> rows, Map<String, Integer> columns, int width, String[] cells, long line, List<String> bad) {
        try {
            check(cells, width, columns);
            T row = format.parser().parse(new CsvRow(columns, cells));
            T earlier = rows.putIfAbsent(format.key().apply(row), row);
            if (earlier != null && !earlier.equals(row)) {
                throw new BadValue(
                        format.required().contains("caption_text")
                                ? "caption_id " + format.key().apply(row)
                                        + " stands in an earlier row with other content"
                                : format.key().apply(row) + " stands in an earlier row with other content");
            }
        } catch (BadValue e) {
            bad.add(file + ":" + line + ": " + e.getMessage() + ".");
        }
    }

    private static void check(String[] cells, int width, Map<String, Integer> columns) throws BadValue {
        if (cells.length != width) {
            throw new BadValue("the row has " + cells.length + " cells, the header has " + width);
        }
        for (Map.Entry<String, Integer> column : columns.entrySet()) {
            String cell = cells[column.getValue()];
            if (cell.length() > LONGEST_CELL) {
                throw new BadValue(column.getKey() + " has " + cell.length() + " characters, over " + LONGEST_CELL
                        + ": a quote may be lost");
            }
            if (cell.indexOf('\0') >= 0) {
                throw new BadValue(column.getKey() + " holds a NUL character");
            }
        }
    }

    private Map<String, Integer> columns(String[] header) {
        List<String> names = Arrays.stream(header)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        List<String> faults = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        for (String column : Stream.concat(format.required().stream(), format.optional().stream())
                .toList()) {
            int index = names.indexOf(column);
            if (index >= 0) {
                if (names.lastIndexOf(column) != index) {
                    faults.add(file + ":1: the column " + column + " stands twice. Keep one.");
                }
                columns.put(column, index);
            } else if (format.required().contains(column)) {
                faults.add(file + ":1: the column " + column + " is missing." + nearest(column, names));
            }
        }
        if (!faults.isEmpty()) {
            faults.add("Columns: " + String.join(",", format.required()) + "; if you have them: "
                    + String.join(",", format.optional()) + ".");
            throw new InputException(faults);
        }
        return columns;
    }

    private static String nearest(String column, List<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return names.stream()
                .filter(name -> distance.apply(column, name) <= Math.max(2, column.length() / 3))
                .min(java.util.Comparator.comparing(name -> distance.apply(column, name)))
                .map(name -> " Is it \"" + name + "\"? Rename it.")
                .orElse("");
    }

    /** UTF-8 or an error, a byte order mark passed over, quotes as in RFC 4180. */
    private static CSVReader reader(InputStream bytes) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return new CSVReaderBuilder(text)
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build();
    }

    /** Counts what was read, for progress. */
    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
