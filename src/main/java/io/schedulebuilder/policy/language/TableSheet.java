package io.schedulebuilder.policy.language;

import io.schedulebuilder.csv.CsvFormatException;
import io.schedulebuilder.csv.CsvReader;
import io.schedulebuilder.csv.CsvRecord;
import io.schedulebuilder.csv.Separator;
import io.schedulebuilder.domain.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
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

    private final String file;
    private final String name;
    private final boolean first;
    private final NavigableMap<Integer, NavigableMap<Integer, String>> rows = new TreeMap<>();

    private final Map<Integer, Set<Integer>> merged = new HashMap<>();

    /** @param first whether it is the file's first sheet, whose cell names have no sheet name */
    TableSheet(String file, String name, boolean first) {
        this.file = file;
        this.name = name;
        this.first = first;
    }

    /**
     * Reads a CSV file as a single sheet.
     *
     * @throws Refused if the text is not a CSV table
     */
    static TableSheet ofCsv(String file, InputStream bytes) throws Refused {
        TableSheet sheet = new TableSheet(file, "", true);
        try (CsvReader reader = CsvReader.of(bytes)) {
            boolean kindsFollow = false;
            for (Optional<CsvRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
                Optional<Separator> separator = Separator.insteadOfComma(row.get());
                if (kindsFollow && separator.isPresent()) {
                    throw new Refused(
                            new Place(file, (int) row.get().line()),
                            separator.get().fault());
                }
                kindsFollow = row.get().fields().stream().anyMatch(TableCells::beginsTable);
                sheet.add(row.get());
            }
        } catch (CsvFormatException e) {
            throw new Refused(new Place(file, (int) e.line()), e.fault());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen: the bytes are in memory
        }
        return sheet;
    }

    private void add(CsvRecord row) throws Refused {
        for (int column = 0; column < row.fields().size(); column++) {
            put((int) row.row() - 1, column, row.fields().get(column));
        }
        for (CsvRecord.FieldFault fault : row.faults()) {
            String cell = name((int) row.row() - 1, fault.index());
            throw new Refused(
                    new Place(file, (int) row.line(), Optional.of(cell)), "this cell " + fault.text() + " Correct it.");
        }
    }

    /** @throws Refused if the cell is beyond the largest table */
    void put(int row, int column, String text) throws Refused {
        String value = text.strip();
        if (value.isEmpty()) {
            return;
        }
        if (row >= MOST_ROWS || column >= MOST_COLUMNS) {
            throw new Refused(
                    place(row, column),
                    "this cell is beyond " + Counted.grouped(MOST_ROWS) + " rows or " + Counted.grouped(MOST_COLUMNS)
                            + " columns. Move the table up or to the left, or split it.");
        }
        rows.computeIfAbsent(row, any -> new TreeMap<>()).put(column, value);
    }

    /** Gives a cell of a merged range the value of the range's first cell. */
    void putMerged(int row, int column, String text, boolean continuesRow) throws Refused {
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

    /** The columns of a row whose text matches. */
    List<Integer> columns(int row, Predicate<String> text) {
        return row(row).entrySet().stream()
                .filter(cell -> text.test(cell.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The columns from {@code firstColumn} on that have a value in any of these rows, or in one that follows without a
     * gap.
     */
    List<Integer> usedColumns(int firstRow, int lastRow, int firstColumn) {
        List<Integer> used = new ArrayList<>();
        for (int at = firstRow; at <= lastRow || !row(at).tailMap(firstColumn).isEmpty(); at++) {
            used.addAll(row(at).tailMap(firstColumn, true).keySet());
        }
        return used.stream().distinct().sorted().toList();
    }

    Place place(int row, int column) {
        return new Place(file, row + 1, Optional.of(name(row, column)));
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
}
