package io.schedulebuilder.policy.language;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.decisiontable.SpreadsheetCompiler;

/**
 * Turns a decision table into the text of a rule file, whose lines know their cells. The text is then parsed like every
 * rule file, so a cell cannot contain more than a rule can.
 *
 * <p>Only this class and the classes that it uses know the spreadsheet reader, so the reader loads only if there is a
 * spreadsheet.
 */
final class DecisionTable {
    /** The comment that the compiler writes before each rule. */
    private static final Pattern ROW = Pattern.compile("// rule values at ([A-Z]+)(\\d+), header at .*");

    static final String NO_SPREADSHEET = "cannot be read as a spreadsheet. Save it as .xlsx, or as .csv with commas.";

    private DecisionTable() {}

    /**
     * The rules of a table in a CSV file.
     *
     * @return empty if a fault was added
     */
    static Optional<RuleFile> ofCsv(String name, byte[] csv, List<Fault> faults) {
        try {
            return rules(name, List.of(TableSheet.ofCsv(name, new ByteArrayInputStream(csv))), faults);
        } catch (Refused e) {
            faults.add(e.fault());
            return Optional.empty();
        }
    }

    /**
     * The rules of all sheets of a workbook.
     *
     * @return empty if a fault was added
     */
    static Optional<RuleFile> ofWorkbook(String name, byte[] workbook, List<Fault> faults) {
        int before = faults.size();
        List<TableSheet> sheets = WorkbookReader.read(name, workbook, faults);
        return faults.size() > before ? Optional.empty() : rules(name, sheets, faults);
    }

    private static Optional<RuleFile> rules(String name, List<TableSheet> sheets, List<Fault> faults) {
        Lines lines = new Lines();
        List<RuleFile.BlankCell> blanks = new ArrayList<>();
        boolean hasTable = false;
        int before = faults.size();
        for (TableSheet sheet : sheets) {
            try {
                TableCells cells = TableCells.read(sheet);
                hasTable = hasTable || cells.hasTable();
                blanks.addAll(cells.blanks());
                faults.addAll(
                        sheets.size() > 1 && !cells.hasTable() ? withoutTable(sheet, cells.faults()) : cells.faults());
                if (cells.hasTable() && cells.faults().isEmpty()) {
                    lines.add(new SpreadsheetCompiler().listenerToString(cells), sheet);
                }
            } catch (RuntimeException e) { // a safety net: the compiler can read everything that TableCells accepts
                faults.add(new Fault(new Place(name, 0), NO_SPREADSHEET));
            }
        }
        if (!hasTable && faults.size() == before) {
            faults.add(new Fault(
                    new Place(name, 0),
                    "has no decision table. Start one with a cell \"RuleTable name\". A .csv file has "
                            + "commas between cells."));
        }
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new RuleFile(name, lines.text.toString(), lines.cells, blanks));
    }

    /** One fault for the sheet instead of one for each cell. */
    private static List<Fault> withoutTable(TableSheet sheet, List<Fault> outside) {
        return outside.stream()
                .limit(1)
                .map(fault -> new Fault(
                        fault.place(),
                        "the sheet " + Wording.quoted(sheet.name())
                                + " has no decision table. Start one with a cell \"RuleTable name\", "
                                + "start its notes with //, or remove the sheet."))
                .toList();
    }

    /** Starts a line at each column mark. A line's cell is its column in the row of its rule. */
    private static final class Lines {
        private final StringBuilder text = new StringBuilder();
        private final List<String> cells = new ArrayList<>();

        void add(String drl, TableSheet sheet) {
            String row = "1";
            String cell = sheet.name(0, 0);
            for (String line : drl.split("\n", -1)) {
                Matcher head = ROW.matcher(line);
                if (head.matches()) {
                    row = head.group(2);
                    cell = sheet.prefix() + head.group(1) + row;
                }
                Matcher mark = TableCells.COLUMN_MARK.matcher(line);
                int from = 0;
                while (mark.find()) {
                    text.append(line, from, mark.start()).append('\n');
                    cells.add(cell);
                    cell = sheet.prefix() + mark.group(1) + row;
                    from = mark.end();
                }
                text.append(line, from, line.length()).append('\n');
                cells.add(cell);
            }
        }
    }
}
