package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Counted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * Reads the cell values of all sheets of a workbook. Computes formulas, ignoring the results stored in the file.
 * Rejects formulas that may not give the same value on every run.
 */
record WorkbookReader(String file, List<Fault> faults) {
    /** The largest unpacked size, because a workbook is read into memory at once. Far more than any table of rules. */
    private static final int MOST_UNPACKED_BYTES = 4 * 1024 * 1024;

    private static final int MOST_PARTS = 500;

    /** The digits that a spreadsheet shows. Further digits come from binary fractions. */
    private static final MathContext SHOWN_DIGITS = new MathContext(15);

    /**
     * Reads the sheets of a workbook.
     *
     * @param faults receives the faults, by sheet and cell
     */
    static List<TableSheet> read(String file, byte[] workbook, List<Fault> faults) {
        return new WorkbookReader(file, faults).sheets(workbook);
    }

    private List<TableSheet> sheets(byte[] bytes) {
        try {
            Optional<String> tooMuch = tooMuch(bytes);
            if (tooMuch.isPresent()) {
                refuse("more than " + tooMuch.get() + " when unpacked. Split it, or save the table alone.");
                return List.of();
            }
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
                Formulas formulas = new Formulas(workbook);
                List<TableSheet> sheets = new ArrayList<>();
                for (Sheet sheet : workbook) {
                    sheets.add(values(sheet, sheets.isEmpty(), formulas));
                }
                return sheets;
            }
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) { // the file is broken
            refuse(DecisionTable.NO_SPREADSHEET);
            return List.of();
        }
    }

    /** The limit that a workbook exceeds, if it does. */
    private static Optional<String> tooMuch(byte[] bytes) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            int unpacked = 0;
            int parts = 0;
            while (unpacked <= MOST_UNPACKED_BYTES && zip.getNextEntry() != null) {
                parts++;
                unpacked += zip.readNBytes(MOST_UNPACKED_BYTES + 1 - unpacked).length;
            }
            if (unpacked > MOST_UNPACKED_BYTES) {
                return Optional.of(Counted.grouped(MOST_UNPACKED_BYTES) + " bytes");
            }
            return parts > MOST_PARTS ? Optional.of(MOST_PARTS + " parts") : Optional.empty();
        }
    }

    private TableSheet values(Sheet sheet, boolean first, Formulas formulas) {
        TableSheet values = new TableSheet(file, sheet.getSheetName(), first);
        try {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    Optional<String> fault = formulas.fault(cell);
                    Optional<CellValue> value = fault.isEmpty() ? formulas.value(cell) : Optional.empty();
                    fault.ifPresent(text -> refuse(values, cell, text));
                    if (value.isPresent()) {
                        put(values, cell, value.get(), formulas);
                    }
                }
            }
            for (CellRangeAddress range : sheet.getMergedRegions()) {
                spread(values, range);
            }
        } catch (Refused e) {
            faults.add(e.fault());
        }
        return values;
    }

    private void put(TableSheet values, Cell cell, CellValue value, Formulas formulas) throws Refused {
        switch (value.getCellType()) {
            case STRING -> values.put(cell.getRowIndex(), cell.getColumnIndex(), value.getStringValue());
            case BOOLEAN -> values.put(cell.getRowIndex(), cell.getColumnIndex(), value.formatAsString());
            case NUMERIC -> {
                if (isDate(cell)) {
                    refuse(
                            values,
                            cell,
                            "the cell contains a date or a time of day. Format the cell as text, and type the "
                                    + "value again.");
                } else {
                    values.put(cell.getRowIndex(), cell.getColumnIndex(), number(value.getNumberValue()));
                }
            }
            case ERROR ->
                refuse(
                        values,
                        cell,
                        formulas.written(cell)
                                        .map(written -> "the formula " + Wording.shortened(written) + " gives ")
                                        .orElse("the cell contains ")
                                + FormulaError.forInt(value.getErrorValue()).getString() + ". Write a value.");
            default -> throw new IllegalStateException("a value is not a " + value.getCellType());
        }
    }

    private static boolean isDate(Cell cell) {
        CellStyle style = cell.getCellStyle();
        return DateUtil.isADateFormat(style.getDataFormat(), style.getDataFormatString());
    }

    private static String number(double value) {
        BigDecimal shown = new BigDecimal(value, SHOWN_DIGITS).stripTrailingZeros();
        return shown.signum() == 0 ? "0" : shown.toPlainString();
    }

    /**
     * Copies a merged range's value to its cells, but only in rows and columns with other values, because a range may
     * reach the end of the sheet.
     */
    private static void spread(TableSheet values, CellRangeAddress range) throws Refused {
        String value = values.text(range.getFirstRow(), range.getFirstColumn());
        int lastColumn = values.rows().values().stream()
                .mapToInt(row -> row.lastKey())
                .max()
                .orElse(-1);
        if (value.isEmpty()) {
            return;
        }
        List<Integer> rows = List.copyOf(values.rows()
                .subMap(range.getFirstRow(), true, range.getLastRow(), true)
                .keySet());
        for (int row : rows) {
            for (int column = range.getFirstColumn(); column <= Math.min(range.getLastColumn(), lastColumn); column++) {
                values.putMerged(row, column, value, column > range.getFirstColumn());
            }
        }
    }

    private void refuse(String text) {
        faults.add(new Fault(new Place(file, 0), text));
    }

    private void refuse(TableSheet sheet, Cell cell, String text) {
        faults.add(new Fault(sheet.place(cell.getRowIndex(), cell.getColumnIndex()), text));
    }
}
