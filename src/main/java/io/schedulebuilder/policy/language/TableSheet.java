package io.schedulebuilder.policy.language;

import io.schedulebuilder.csv.CsvFormatException;
import io.schedulebuilder.csv.CsvReader;
import io.schedulebuilder.csv.CsvRecord;
import io.schedulebuilder.csv.Separator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/**
 * The values of a sheet, by row and column from 0, without blank cells. Each cell of a merged range has the range's
 * value.
 */
final class TableSheet {
    /** More rows than any decision table has. */
    static final int MOST_ROWS = 5_000;

    static final int MOST_COLUMNS = 256;

    private static final Pattern WHOLE_DECIMAL = Pattern.compile("-?\\d+\\.0");
    private static final Pattern WITH_EXPONENT = Pattern.compile("-?\\d+(\\.\\d+)?E[+-]?\\d{1,2}");

    private final String name;
    private final boolean first;
    private final NavigableMap<Integer, NavigableMap<Integer, String>> rows = new TreeMap<>();

    private final Map<Integer, Set<Integer>> merged = new HashMap<>();

    /** @param first whether it is the file's first sheet, whose cell names have no sheet name */
    TableSheet(String name, boolean first) {
        this.name = name;
        this.first = first;
    }

    /**
     * Reads a CSV file as a single sheet.
     *
     * @throws BadCell if the text is not a CSV table
     */
    static TableSheet ofCsv(InputStream bytes) throws BadCell {
        TableSheet sheet = new TableSheet("", true);
        try (CsvReader reader = CsvReader.of(bytes)) {
            boolean kindsFollow = false;
            for (Optional<CsvRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
                Optional<Separator> separator = Separator.insteadOfComma(row.get());
                if (kindsFollow && separator.isPresent()) {
                    throw new BadCell(
                            (int) row.get().line(), "", separator.get().fault());
                }
                kindsFollow = row.get().fields().stream().anyMatch(TableCells::beginsTable);
                sheet.add(row.get());
            }
        } catch (CsvFormatException e) {
            throw new BadCell((int) e.line(), "", e.fault());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: the bytes are in memory
        }
        return sheet;
    }

    private void add(CsvRecord row) throws BadCell {
        for (int column = 0; column < row.fields().size(); column++) {
            put((int) row.row() - 1, column, row.fields().get(column));
        }
        for (CsvRecord.FieldFault fault : row.faults()) {
            throw new BadCell(
                    (int) row.line(),
                    name((int) row.row() - 1, fault.index()),
                    "this cell " + fault.text() + " Correct it.");
        }
    }

    /** @throws BadCell if the cell is beyond the largest table */
    void put(int row, int column, String text) throws BadCell {
        String value = text.strip();
        if (value.isEmpty()) {
            return;
        }
        if (row >= MOST_ROWS || column >= MOST_COLUMNS) {
            throw new BadCell(
                    row + 1,
                    name(row, column),
                    "this cell is beyond " + Wording.number(MOST_ROWS) + " rows or " + Wording.number(MOST_COLUMNS)
                            + " columns. Move the table up or to the left, or split it.");
        }
        rows.computeIfAbsent(row, any -> new TreeMap<>()).put(column, value);
    }

    /** Gives a cell of a merged range the value of the range's first cell. */
    void putMerged(int row, int column, String text, boolean continuesRow) throws BadCell {
        put(row, column, text);
        if (continuesRow) {
            merged.computeIfAbsent(row, any -> new HashSet<>()).add(column);
        }
    }

    /** Whether a cell gets its value from a cell in the same row that it is merged with. */
    boolean isMergedWithLeft(int row, int column) {
        return merged.getOrDefault(row, Set.of()).contains(column);
    }

    /** The value of a cell; empty if it is blank. */
    String text(int row, int column) {
        return row(row).getOrDefault(column, "");
    }

    /** The cells of a row that are not blank. */
    NavigableMap<Integer, String> row(int row) {
        return rows.getOrDefault(row, Collections.emptyNavigableMap());
    }

    /** The rows that are not blank. */
    NavigableMap<Integer, NavigableMap<Integer, String>> rows() {
        return rows;
    }

    /** The name of a cell in messages: {@code C7}, {@code Zones!C7}. */
    String name(int row, int column) {
        return prefix() + columnName(column) + (row + 1);
    }

    /** The prefix of cell names; empty for the first sheet. */
    String prefix() {
        return first ? "" : name + "!";
    }

    String name() {
        return name;
    }

    static String columnName(int column) {
        return CellReference.convertNumToColString(column);
    }

    /** A number as people write it. Spreadsheets write whole numbers with decimals, and large ones with exponents. */
    static String number(String text) {
        if (WHOLE_DECIMAL.matcher(text).matches()) {
            return text.substring(0, text.length() - 2);
        }
        return WITH_EXPONENT.matcher(text).matches() ? new BigDecimal(text).toPlainString() : text;
    }

    /** A cell or line of a table that cannot be read. */
    static final class BadCell extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final String cell;

        /** @param cell the name of the cell; empty for the whole line */
        BadCell(int line, String cell, String fault) {
            super(fault);
            this.line = line;
            this.cell = cell;
        }

        Fault in(String file) {
            return new Fault(
                    new Place(file, line, Optional.of(cell).filter(name -> !name.isEmpty())),
                    String.valueOf(getMessage()));
        }
    }
}
