package io.schedulebuilder.policy.language;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.decisiontable.InputType;
import org.drools.decisiontable.SpreadsheetCompiler;
import org.drools.template.parser.DecisionTableParseException;

/**
 * Turns a decision table into the rules that it stands for, as the text of a rule file whose lines know their cells. The
 * text then goes the way of every rule file, so that a cell can say no more than a rule can.
 *
 * <p>Only this class and {@link TableCells} know the spreadsheet reader, so that none of it loads without a spreadsheet.
 */
final class DecisionTable {
    /** How the compiler heads each rule. */
    private static final Pattern ROW = Pattern.compile("// rule values at ([A-Z]+)(\\d+), header at .*");

    private static final Pattern CELL = Pattern.compile("cell ([A-Z]+)(\\d+)");

    private DecisionTable() {}

    /**
     * The rules of a table with commas between its cells.
     *
     * @return empty if a fault was added
     */
    static Optional<RuleFile> ofCsv(RuleFile csv, List<Fault> faults) {
        return read(csv.name(), csv.text().getBytes(StandardCharsets.UTF_8), InputType.CSV, faults);
    }

    /**
     * The rules of a workbook's first sheet.
     *
     * @return empty if a fault was added
     */
    static Optional<RuleFile> ofWorkbook(String name, byte[] workbook, List<Fault> faults) {
        return read(name, workbook, InputType.XLS, faults);
    }

    private static Optional<RuleFile> read(String name, byte[] bytes, InputType type, List<Fault> faults) {
        TableCells cells = new TableCells(name);
        try {
            type.createParser(cells).parseFile(new ByteArrayInputStream(bytes));
            if (cells.faults().isEmpty()) {
                if (cells.hasTable()) {
                    return Optional.of(withCells(name, new SpreadsheetCompiler().listenerToString(cells)));
                }
                faults.add(new Fault(new Place(name, 0), FaultText.noRuleTable()));
            }
            faults.addAll(cells.faults());
        } catch (DecisionTableParseException e) {
            faults.addAll(cells.faults());
            faults.add(fault(name, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) { // whatever a broken file makes the reader throw
            faults.add(new Fault(new Place(name, 0), FaultText.noSpreadsheet()));
        }
        return Optional.empty();
    }

    /** A backstop: what {@link TableCells} lets pass, the compiler reads. */
    private static Fault fault(String name, String message) {
        Matcher cell = CELL.matcher(message);
        return cell.find()
                ? new Fault(
                        new Place(name, Integer.parseInt(cell.group(2)), Optional.of(cell.group(1) + cell.group(2))),
                        FaultText.noCode())
                : new Fault(new Place(name, 0), FaultText.noSpreadsheet());
    }

    /** Begins a line at each mark of a column; a line's cell is its column in the row of its rule. */
    private static RuleFile withCells(String name, String drl) {
        StringBuilder text = new StringBuilder();
        List<String> cells = new ArrayList<>();
        String row = "1";
        String cell = "A1";
        for (String line : drl.split("\n", -1)) {
            Matcher head = ROW.matcher(line);
            if (head.matches()) {
                row = head.group(2);
                cell = head.group(1) + row;
            }
            Matcher mark = TableCells.COLUMN_MARK.matcher(line);
            int from = 0;
            while (mark.find()) {
                text.append(line, from, mark.start()).append('\n');
                cells.add(cell);
                cell = mark.group(1) + row;
                from = mark.end();
            }
            text.append(line, from, line.length()).append('\n');
            cells.add(cell);
        }
        return new RuleFile(name, text.toString(), List.copyOf(cells));
    }
}
