package io.schedulebuilder.policy.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.decisiontable.parser.DefaultRuleSheetListener;

/**
 * Passes only allowed cells of a decision table to the compiler: its rows, with columns of four kinds. Rejects, with
 * its cell, everything that could add more than rules (imports, functions, variables next to a table), and every cell
 * that would otherwise be ignored. Marks each column, so that a rule's text leads back to its cells.
 */
final class TableCells extends DefaultRuleSheetListener {
    /** Two characters that nobody types, and that the compiler passes through unchanged. */
    static final Pattern COLUMN_MARK = Pattern.compile("\uE000([A-Z]+)\uE001");

    private static final Pattern MARK_SIGNS = Pattern.compile("[\uE000\uE001]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern PARAMETER = Pattern.compile("\\$(param|\\d)");
    private static final Pattern CALLED = Pattern.compile("(\\w+)\\s*\\(");
    /** How a CSV file marks a cell as merged with the one on its left. */
    private static final String MERGED = "...";

    private static final int KIND_ROW = 1;
    private static final int FACT_ROW = 2;
    private static final int CODE_ROW = 3;
    private static final int LABEL_ROW = 4;
    private static final int FIRST_RULE_ROW = 5;

    private final TableSheet sheet;
    private final List<Fault> faults = new ArrayList<>();
    private final List<RuleFile.BlankCell> blanks = new ArrayList<>();
    private final NavigableMap<Integer, ColumnKind> kinds = new TreeMap<>();
    private final List<Runnable> passed = new ArrayList<>();

    private TableCells(TableSheet sheet) {
        super(false, true);
        this.sheet = sheet;
    }

    /** Reads the tables of a sheet, and what is wrong with them. */
    static TableCells read(TableSheet sheet) {
        TableCells cells = new TableCells(sheet);
        cells.refuseMarks();
        cells.sheet();
        if (cells.faults.isEmpty()) {
            cells.startSheet(sheet.name());
            cells.passed.forEach(Runnable::run);
            cells.finishSheet();
        }
        return cells;
    }

    List<Fault> faults() {
        return faults;
    }

    boolean hasTable() {
        return !passed.isEmpty();
    }

    /** Empty cells in the rows of rules, in columns that have a call. */
    List<RuleFile.BlankCell> blanks() {
        return blanks;
    }

    /** A cell displayed as 5,000 or 100% counts as its underlying number. */
    @Override
    public boolean doesIgnoreNumericFormat() {
        return true;
    }

    static boolean beginsTable(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return word.equals(RULE_TABLE_TAG) || word.startsWith(RULE_TABLE_TAG + " ");
    }

    private void refuseMarks() {
        sheet.rows()
                .forEach((row, cells) -> cells.forEach((column, text) -> {
                    Matcher sign = MARK_SIGNS.matcher(text);
                    if (sign.find()) {
                        refuse(row, column, FaultText.strangeSign(text.codePointAt(sign.start())));
                    }
                }));
    }

    /** Reports a table without its tag, at the cell above the kinds of its columns. */
    private boolean refusesTableWithoutTag() {
        for (int row : sheet.rows().keySet()) {
            List<Integer> named = sheet.columns(
                    row, text -> text.length() > 1 && ColumnKind.of(text).isPresent());
            if (named.size() > 1) {
                int above = Math.max(0, row - 1);
                String tag = sheet.text(above, named.get(0));
                refuse(
                        above,
                        named.get(0),
                        tag.isEmpty() || above == row
                                ? "these column types have no decision table above them. Write RuleTable and a "
                                        + "name in the row above."
                                : outside(tag));
                return true;
            }
        }
        return false;
    }

    private void sheet() {
        boolean tagged = sheet.rows().keySet().stream()
                .anyMatch(row -> !sheet.columns(row, TableCells::beginsTable).isEmpty());
        if (!tagged && refusesTableWithoutTag()) {
            return;
        }
        int end = -1; // the end of the last table
        for (int row : sheet.rows().keySet()) {
            if (row >= end) {
                List<Integer> tables = sheet.columns(row, TableCells::beginsTable);
                sheet.row(row).forEach((column, text) -> {
                    boolean tag = tables.stream().limit(1).anyMatch(column::equals);
                    if (!tag && (tables.isEmpty() || !sheet.isMergedWithLeft(row, column))) {
                        outside(row, column, text);
                    }
                });
                end = tables.isEmpty() ? end : table(row, tables.get(0));
            }
        }
    }

    private static String outside(String text) {
        return Wording.quoted(text) + " is outside a decision table. A file contains tables that start with "
                + "RuleTable, and notes that start with //.";
    }

    private void outside(int row, int column, String text) {
        if (!text.startsWith("//")) {
            refuse(row, column, outside(text));
        }
    }

    /** Reads a table. Returns the row after it. */
    private int table(int row, int column) {
        kinds.clear();
        passCell(row, column, sheet.text(row, column), NON_MERGED);
        readKinds(row, column);
        facts(row, column);
        codes(row);
        labels(row, column);
        int at = row + FIRST_RULE_ROW;
        while (!sheet.row(at).tailMap(column).isEmpty()
                && sheet.row(at).values().stream().noneMatch(TableCells::beginsTable)) {
            rule(row, column, at);
            at++;
        }
        passRow(at);
        for (int header = row + 1; header < at; header++) {
            int line = header;
            sheet.row(header).headMap(column).forEach((left, text) -> outside(line, left, text));
        }
        return at;
    }

    private void readKinds(int row, int tableColumn) {
        int at = row + KIND_ROW;
        passRow(at);
        NavigableMap<Integer, String> named = sheet.row(at).tailMap(tableColumn, true);
        named.forEach((column, text) -> ColumnKind.of(text)
                .ifPresentOrElse(
                        kind -> {
                            if (!kind.hasCode() && kinds.containsValue(kind)) {
                                refuse(at, column, "a second " + kind.name() + " column. Keep one.");
                            }
                            kinds.put(column, kind);
                            passCell(at, column, kind.name(), NON_MERGED);
                        },
                        () -> refuse(
                                at,
                                column,
                                Wording.quoted(text) + " is not a valid kind of column. Write NAME, CONDITION, "
                                        + "ACTION or PRIORITY.")));
        for (int column : named.isEmpty()
                ? List.of(tableColumn)
                : sheet.usedColumns(row + KIND_ROW, row + FIRST_RULE_ROW, tableColumn)) {
            boolean headed = sheet.row(row + FACT_ROW).containsKey(column)
                    || sheet.row(row + CODE_ROW).containsKey(column);
            if (named.isEmpty() || (!named.containsKey(column) && (headed || column < named.lastKey()))) {
                refuse(at, column, "this cell has no column type. Write NAME, CONDITION, ACTION or PRIORITY.");
            }
        }
    }

    private boolean isRefused(int row, int column) {
        return faults.stream().anyMatch(fault -> fault.place().equals(sheet.place(row, column)));
    }

    /**
     * Reads the row of facts. A column without its own fact shares the fact of the column on its left if they have the
     * same kind, because the cells were merged.
     */
    private void facts(int row, int tableColumn) {
        int at = row + FACT_ROW;
        passRow(at);
        // A column that a fault makes unusable: one fault is enough for the cells that depend on it.
        Set<Integer> headless = sheet.usedColumns(row + KIND_ROW, row + FIRST_RULE_ROW, tableColumn).stream()
                .filter(column -> isRefused(row + KIND_ROW, column))
                .collect(Collectors.toSet());
        Map<Integer, Integer> groups = new HashMap<>();
        Map<Integer, String> heads = new HashMap<>();
        kinds.forEach((column, kind) -> {
            if (!kind.hasCode()) {
                return;
            }
            String written = sheet.isMergedWithLeft(at, column) ? "" : sheet.text(at, column);
            if (PARAMETER.matcher(written).find()) {
                refuse(
                        at,
                        column,
                        Wording.quoted(written) + " is in the row for facts, two rows below RuleTable. "
                                + "Conditions and calls go in the next row.");
                headless.add(column);
                return;
            }
            boolean marked = written.endsWith(MERGED);
            String fact = marked
                    ? written.substring(0, written.length() - MERGED.length()).strip()
                    : written;
            Optional<Integer> left = Optional.ofNullable(groups.get(column - 1))
                    .filter(group -> kinds.get(column - 1) == kind)
                    .filter(group -> fact.isEmpty() || (marked && fact.equals(heads.get(group))));
            if (fact.isEmpty() && kind.isWhole(sheet.text(row + CODE_ROW, column))) {
                return;
            }
            if (fact.isEmpty() && left.isEmpty()) {
                if (!headless.contains(column - 1)) {
                    refuse(
                            at,
                            column,
                            "this cell is empty. Write "
                                    + (kind == ColumnKind.ACTION
                                            ? "policy."
                                            : "the fact that the column compares, such as Account."));
                }
                headless.add(column);
                return;
            }
            int group = left.orElse(column);
            groups.put(column, group);
            heads.putIfAbsent(group, fact);
            passCell(at, column, mark(column) + heads.get(group), group);
        });
    }

    private void codes(int row) {
        int at = row + CODE_ROW;
        passRow(at);
        kinds.forEach((column, kind) -> {
            String code = sheet.text(at, column);
            if (kind.hasCode() && code.isEmpty()) {
                refuse(
                        at,
                        column,
                        "this cell, three rows below RuleTable, has no condition or call. Write one, such as "
                                + "revenue >= $param.");
            } else if (!code.isEmpty()) {
                passCell(at, column, mark(column) + code, NON_MERGED);
            }
        });
    }

    /** Checks the row of labels, which is for people. With a number, it is a rule, and the labels are missing. */
    private void labels(int row, int tableColumn) {
        int at = row + LABEL_ROW;
        cells(row, tableColumn, at, (column, text) -> {
            if (kinds.get(column) != ColumnKind.NAME && NUMBER.matcher(text).matches()) {
                refuse(
                        at,
                        column,
                        Wording.quoted(text) + " is in the row for labels, four rows below RuleTable. Rules "
                                + "start in the next row.");
            }
        });
    }

    private void rule(int row, int tableColumn, int at) {
        cells(row, tableColumn, at, (column, text) -> {
            if (kinds.get(column) == ColumnKind.PRIORITY
                    && !TableSheet.number(text).matches("-?\\d{1,4}")) {
                refuse(at, column, FaultText.saliences(text));
            } else {
                passCell(at, column, TableSheet.number(text), NON_MERGED);
            }
        });
        kinds.forEach((column, kind) -> {
            if (kind == ColumnKind.ACTION && sheet.text(at, column).isEmpty()) {
                CALLED.matcher(sheet.text(row + CODE_ROW, column))
                        .results()
                        .forEach(
                                called -> blanks.add(new RuleFile.BlankCell(sheet.place(at, column), called.group(1))));
            }
        });
    }

    /** Reads the cells of a row. Reports those outside the columns, unless the header above is already reported. */
    private void cells(int row, int tableColumn, int at, BiConsumer<Integer, String> reader) {
        passRow(at);
        sheet.row(at).tailMap(tableColumn, true).forEach((column, text) -> {
            if (kinds.containsKey(column)) {
                reader.accept(column, text);
            } else if (!isRefused(row + KIND_ROW, column)) {
                refuse(
                        at,
                        column,
                        "this cell has no column above it. Write NAME, CONDITION, ACTION or PRIORITY below RuleTable.");
            }
        });
    }

    /** Queues a row for the compiler, which runs only if there are no faults, because it stops at the first one. */
    private void passRow(int row) {
        passed.add(() -> newRow(row, 0));
    }

    private void passCell(int row, int column, String text, int mergedColumn) {
        passed.add(() -> newCell(row, column, text, mergedColumn));
    }

    private static String mark(int column) {
        return "\uE000" + TableSheet.columnName(column) + "\uE001";
    }

    private void refuse(int row, int column, String text) {
        faults.add(new Fault(sheet.place(row, column), text));
    }
}
