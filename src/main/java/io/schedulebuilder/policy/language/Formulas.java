package io.schedulebuilder.policy.language;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.FormulaParseException;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.ptg.AbstractFunctionPtg;
import org.apache.poi.ss.formula.ptg.AreaPtgBase;
import org.apache.poi.ss.formula.ptg.IntersectionPtg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPxg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Pxg;
import org.apache.poi.ss.formula.ptg.Pxg3D;
import org.apache.poi.ss.formula.ptg.RangePtg;
import org.apache.poi.ss.formula.ptg.RefPtgBase;
import org.apache.poi.ss.formula.ptg.StringPtg;
import org.apache.poi.ss.formula.ptg.UnionPtg;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFEvaluationWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * The formulas of a workbook: which of them can be computed, and their values. A formula can be computed if it gives
 * the same value on every run and every machine, within a short time: it uses only functions that depend on cells of
 * this workbook, and few enough cells. Everything that it refers to is checked, down to the last cell, before it is
 * computed.
 */
final class Formulas {
    /** Functions that depend only on their arguments, and whose run time grows with the number of cells they read. */
    private static final Set<String> COMPUTED = names(
            """
            ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING CHOOSE COLUMN CONCATENATE COUNT COUNTA COUNTBLANK
            COUNTIF COUNTIFS EVEN EXACT EXP FALSE FIND FLOOR HLOOKUP IF IFERROR INDEX INT ISBLANK ISERROR ISEVEN
            ISNUMBER ISODD ISTEXT LARGE LEFT LEN LN LOG LOG10 LOOKUP LOWER MATCH MAX MAXA MEDIAN MID MIN MINA
            MOD MROUND N NA NOT ODD OR PI POWER PRODUCT PROPER QUOTIENT RANK RIGHT ROUND ROUNDDOWN ROUNDUP ROW
            SIGN SMALL SQRT STDEV SUM SUMIF SUMIFS SUMPRODUCT SUMSQ T TRIM TRUE TRUNC UPPER VALUE VAR VLOOKUP""");

    /** Excel functions that give a different value on each run, or depend on something other than cells. */
    private static final Set<String> CHANGING =
            names("""
            RAND RANDBETWEEN RANDARRAY NOW TODAY OFFSET INDIRECT CELL INFO WEBSERVICE RTD""");

    /** The longest chain of cells that each depend on the next. */
    private static final int LONGEST_CHAIN = 100;

    /** The most cells that all formulas together may read. */
    private static final long MOST_WORK = 1_000_000;

    private static final int LONGEST_TEXT = 1_000;

    private static final Pattern CALLED = Pattern.compile("([A-Za-z_][\\w.]*)\\s*\\(");

    private final XSSFWorkbook workbook;
    private final XSSFEvaluationWorkbook model;
    private final FormulaEvaluator evaluator;
    private final Map<At, Optional<String>> looked = new HashMap<>();
    private final Set<At> underWay = new HashSet<>();
    private final Map<String, Boolean> dates = new HashMap<>();
    private long work;

    private record At(int sheet, int row, int column) {}

    private static Set<String> names(String list) {
        return Set.of(list.split("\\s+"));
    }

    Formulas(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.model = XSSFEvaluationWorkbook.create(workbook);
        this.evaluator = workbook.getCreationHelper().createFormulaEvaluator();
    }

    /** Why a cell's formula cannot be computed, if it has one. */
    Optional<String> fault(Cell cell) {
        return cell.getCellType() == CellType.FORMULA
                ? look(cell)
                        .map(reason ->
                                "the formula " + Wording.shortened(written(cell).orElse("")) + " " + reason
                                        + ". Write the value itself.")
                : Optional.empty();
    }

    /** The formula as a person sees it; empty if the cell has none. */
    Optional<String> written(Cell cell) {
        return cell.getCellType() == CellType.FORMULA ? Optional.of("=" + cell.getCellFormula()) : Optional.empty();
    }

    /** The value of a cell, or of its formula if that has no fault; empty if the cell is blank. */
    Optional<CellValue> value(Cell cell) {
        return Optional.ofNullable(evaluator.evaluate(cell)); // remembers the values of formulas
    }

    private At at(Cell cell) {
        return new At(workbook.getSheetIndex(cell.getSheet()), cell.getRowIndex(), cell.getColumnIndex());
    }

    /**
     * Computes the formulas that a formula depends on before the formula itself, so that no evaluation nests deeply.
     */
    private Optional<String> look(Cell cell) {
        At at = at(cell);
        if (looked.containsKey(at)) {
            return looked.get(at);
        }
        if (underWay.contains(at)) {
            return Optional.of("depends on itself");
        }
        if (underWay.size() >= LONGEST_CHAIN) {
            return Optional.of("depends on more than " + LONGEST_CHAIN + " other cells");
        }
        underWay.add(at);
        Optional<String> fault = reason(cell, at);
        underWay.remove(at);
        looked.put(at, fault);
        return fault;
    }

    private Optional<String> reason(Cell cell, At at) {
        try {
            Optional<String> fault = parts(
                    FormulaParser.parse(cell.getCellFormula(), model, FormulaType.CELL, at.sheet(), at.row()),
                    at.sheet(),
                    new HashSet<>());
            if (fault.isPresent()) {
                return fault;
            }
            CellValue value = evaluator.evaluate(cell);
            if (value.getCellType() == CellType.STRING && value.getStringValue().length() > LONGEST_TEXT) {
                return Optional.of("results in text longer than " + LONGEST_TEXT + " characters");
            }
            return Optional.empty();
        } catch (FormulaParseException e) { // for example, for a function that the parser does not know
            return Optional.of(CALLED.matcher(cell.getCellFormula())
                    .results()
                    .map(called -> called.group(1))
                    .filter(called -> !COMPUTED.contains(called.toUpperCase(Locale.ROOT)))
                    .map(Formulas::function)
                    .findFirst()
                    .orElse("cannot be read"));
        } catch (RuntimeException e) { // for example, for a function that the evaluator lacks
            return Optional.of("cannot be computed");
        }
    }

    private Optional<String> parts(Ptg[] formula, int sheet, Set<String> names) {
        long areas = 0;
        long cells = 0;
        for (Ptg part : formula) {
            if (part instanceof AreaPtgBase area) {
                areas++;
                cells += size(area);
            }
        }
        work += formula.length + (areas > 1 ? cells * cells : cells); // two areas may be combined cell by cell
        if (work > MOST_WORK) {
            return Optional.of("reads too many cells");
        }
        for (Ptg part : formula) {
            Optional<String> fault = part(part, sheet, names);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private Optional<String> part(Ptg part, int sheet, Set<String> names) {
        if (part instanceof Pxg elsewhere && elsewhere.getExternalWorkbookNumber() > 0) {
            return Optional.of("reads another workbook");
        }
        if (part instanceof Pxg3D elsewhere && elsewhere.getLastSheetName() != null) {
            return Optional.of("reads several sheets at once");
        }
        if (part instanceof NameXPxg name) {
            return Optional.of(function(name.getNameName()));
        }
        if (part instanceof AbstractFunctionPtg function
                && !function.isExternalFunction()
                && !COMPUTED.contains(function.getName())) {
            return Optional.of(function(function.getName()));
        }
        if (part instanceof RangePtg || part instanceof UnionPtg || part instanceof IntersectionPtg) {
            return Optional.of("builds a range");
        }
        if (part instanceof NamePtg name) {
            return name(name, sheet, names);
        }
        if (part instanceof StringPtg text && isDate(text.getValue())) {
            return Optional.of(dateOf(text.getValue()));
        }
        if (part instanceof RefPtgBase cell) {
            return references(sheetOf(part, sheet), cell.getRow(), cell.getRow(), cell.getColumn(), cell.getColumn());
        }
        if (part instanceof AreaPtgBase area) {
            return references(
                    sheetOf(part, sheet),
                    area.getFirstRow(),
                    area.getLastRow(),
                    area.getFirstColumn(),
                    area.getLastColumn());
        }
        return Optional.empty();
    }

    private static long size(AreaPtgBase area) {
        return (area.getLastRow() - area.getFirstRow() + 1L) * (area.getLastColumn() - area.getFirstColumn() + 1L);
    }

    private static String function(String name) {
        String plain = name.toUpperCase(Locale.ROOT).replace("_XLFN.", "");
        return "uses " + plain + (CHANGING.contains(plain) ? ", whose value can change" : ", which is not supported");
    }

    private Optional<String> name(NamePtg part, int sheet, Set<String> names) {
        EvaluationName name = model.getName(part);
        if (!names.add(name.getNameText())) {
            return Optional.of("depends on itself");
        }
        if (!name.hasFormula()) {
            return Optional.of(function(name.getNameText()));
        }
        Optional<String> fault = parts(name.getNameDefinition(), sheet, names);
        names.remove(name.getNameText());
        return fault.map(reason -> through(name.getNameText(), reason));
    }

    private Optional<String> references(int sheet, int firstRow, int lastRow, int firstColumn, int lastColumn) {
        if (sheet < 0) {
            return Optional.of("reads a sheet that does not exist");
        }
        Sheet read = workbook.getSheetAt(sheet);
        for (int at = Math.max(firstRow, read.getFirstRowNum()); at <= Math.min(lastRow, read.getLastRowNum()); at++) {
            Row row = read.getRow(at);
            if (row == null) {
                continue;
            }
            for (int column = firstColumn; column <= Math.min(lastColumn, row.getLastCellNum()); column++) {
                Cell cell = row.getCell(column);
                if (cell != null) {
                    Optional<String> fault = read(cell);
                    if (fault.isPresent()) {
                        String name = read.getSheetName() + "!" + cell.getAddress();
                        return fault.map(reason -> through(name, reason));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> read(Cell cell) {
        Optional<String> fault = cell.getCellType() == CellType.FORMULA ? look(cell) : Optional.empty();
        return fault.isPresent()
                ? fault
                : value(cell)
                        .map(CellValue::getStringValue)
                        .filter(this::isDate)
                        .map(Formulas::dateOf);
    }

    /**
     * Whether text becomes a date in a computation. A date without a year is in the current year, so its value changes.
     */
    private boolean isDate(String text) {
        return dates.computeIfAbsent(text, each -> {
            try {
                return DateUtil.parseDateTime(each) != null;
            } catch (DateTimeException e) {
                return false;
            }
        });
    }

    private static String dateOf(String text) {
        return "takes \"" + text + "\" for a date or a time, whose value can change";
    }

    /** Names only the origin of the fault, not each cell in between. */
    private static String through(String name, String reason) {
        return reason.startsWith("reads ") && reason.contains(", which ")
                ? reason
                : "reads " + name + ", which " + reason;
    }

    private int sheetOf(Ptg part, int own) {
        return part instanceof Pxg3D elsewhere ? workbook.getSheetIndex(elsewhere.getSheetName()) : own;
    }
}
