package io.schedulebuilder.policy.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;
import org.drools.decisiontable.parser.RuleSheetParserUtil;

/**
 * Takes a sheet's cells one by one and passes on only what a decision table here may hold: the table's own rows, with
 * columns of four kinds. What could bring in more than rules (imports, functions, variables and the like stand beside a
 * table) is refused with its cell. Marks each column, so that a rule's text can be led back to its cells.
 */
final class TableCells extends DefaultRuleSheetListener {
    /** Two signs that nobody types, which the reader passes on as they are. */
    static final Pattern COLUMN_MARK = Pattern.compile("\uE000([A-Z]+)\uE001");

    private static final Pattern MARK_SIGNS = Pattern.compile("[\uE000\uE001]");
    private static final Pattern WHOLE_DECIMAL = Pattern.compile("-?\\d+\\.0");
    private static final Pattern WITH_EXPONENT = Pattern.compile("-?\\d+(\\.\\d+)?E\\d{1,2}");
    private static final int KIND_ROW = 1;
    private static final int FACT_ROW = 2;
    private static final int CODE_ROW = 3;
    private static final int LABEL_ROW = 4;
    private static final int FIRST_RULE_ROW = 5;

    private enum Kind {
        NAME,
        CONDITION,
        ACTION,
        PRIORITY;

        /** By its word or its first letter. */
        static Optional<Kind> of(String text) {
            String word = text.toUpperCase(Locale.ROOT);
            for (Kind kind : values()) {
                if (kind.name().equals(word) || kind.name().substring(0, 1).equals(word)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    private final String file;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Integer, Kind> kinds = new HashMap<>();
    private boolean inTable;
    private boolean hasTable;
    private int tableRow;
    private int tableColumn;
    private int lastRuleRow;

    TableCells(String file) {
        super(false, true);
        this.file = file;
    }

    List<Fault> faults() {
        return faults;
    }

    boolean hasTable() {
        return hasTable;
    }

    /** A cell shown as 5,000 or 100% counts as the number that it holds. */
    @Override
    public boolean doesIgnoreNumericFormat() {
        return true;
    }

    @Override
    public void newCell(int row, int column, String value, int mergedColStart) {
        String text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            return;
        }
        if (MARK_SIGNS.matcher(text).find()) {
            refuse(row, column, FaultText.strangeSign(text.codePointAt(0)));
        } else if (beginsTable(text)) {
            begin(row, column);
            super.newCell(row, column, text, mergedColStart);
        } else if (isInTable(row)) {
            if (row > tableRow && column >= tableColumn) {
                cell(row, column, text, mergedColStart);
            }
        } else if (!text.startsWith("//")) {
            refuse(row, column, FaultText.outsideTable(text));
        }
    }

    private static boolean beginsTable(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return word.equals(RULE_TABLE_TAG) || word.startsWith(RULE_TABLE_TAG + " ");
    }

    private void begin(int row, int column) {
        inTable = true;
        hasTable = true;
        tableRow = row;
        tableColumn = column;
        lastRuleRow = row + FIRST_RULE_ROW;
        kinds.clear();
    }

    /** An empty row ends a table. */
    private boolean isInTable(int row) {
        inTable = inTable && row - lastRuleRow <= 1;
        return inTable;
    }

    private void cell(int row, int column, String text, int mergedColStart) {
        int tableLine = row - tableRow;
        lastRuleRow = Math.max(lastRuleRow, row);
        if (tableLine == KIND_ROW) {
            Optional<Kind> kind = Kind.of(text);
            kind.ifPresentOrElse(
                    known -> {
                        kinds.put(column, known);
                        super.newCell(row, column, known.name(), mergedColStart);
                    },
                    () -> refuse(row, column, FaultText.columnKind(text)));
            return;
        }
        Kind kind = kinds.get(column);
        if (kind == null) {
            refuse(row, column, FaultText.noColumn());
        } else if (tableLine == FACT_ROW || tableLine == CODE_ROW) {
            super.newCell(row, column, mark(column) + text, mergedColStart);
        } else if (tableLine > LABEL_ROW && kind == Kind.PRIORITY && !text.matches("-?\\d{1,4}")) {
            refuse(row, column, FaultText.saliences(text));
        } else if (tableLine > LABEL_ROW) {
            super.newCell(row, column, number(text), mergedColStart);
        }
    }

    /** A spreadsheet's numbers are decimals, and large ones have exponents; people write neither. */
    private static String number(String text) {
        if (WHOLE_DECIMAL.matcher(text).matches()) {
            return text.substring(0, text.length() - 2);
        }
        return WITH_EXPONENT.matcher(text).matches() ? new BigDecimal(text).toPlainString() : text;
    }

    private static String mark(int column) {
        return "\uE000" + RuleSheetParserUtil.rc2name(0, column).replaceAll("\\d", "") + "\uE001";
    }

    private void refuse(int row, int column, String text) {
        String cell = RuleSheetParserUtil.rc2name(row, column);
        faults.add(new Fault(new Place(file, row + 1, Optional.of(cell)), text));
    }
}
