package io.schedulebuilder.policy.language;

import java.util.List;
import java.util.Optional;

/**
 * A rule file after reading.
 *
 * @param name the name with the folder: {@code rules/tiers.drl}
 * @param text the text with line feeds only and without a byte-order mark; for a spreadsheet, the rules generated from
 *     it
 * @param cells for a spreadsheet, the cell that each line of the text comes from; empty for a text file
 * @param blanks the blank cells of a spreadsheet
 */
public record RuleFile(String name, String text, List<String> cells, List<BlankCell> blanks) {
    /**
     * An empty cell of a spreadsheet, in the row of a rule.
     *
     * @param word the word of the column's call, which the rule therefore does not make
     */
    public record BlankCell(Place place, String word) {}

    /** Creates a text file. */
    public RuleFile(String name, String text) {
        this(name, text, List.of(), List.of());
    }

    /** The place of a line: the line of the file, or the cell that it comes from. */
    public Place at(int line) {
        if (cells.isEmpty()) {
            return new Place(name, line);
        }
        String cell = cells.get(Math.max(0, Math.min(line, cells.size()) - 1));
        return new Place(name, row(cell), Optional.of(cell));
    }

    /** The first line of the text that comes from a place in this file; 0 if there is none. */
    public int lineOf(Place place) {
        return cells.isEmpty() ? place.line() : place.cell().map(cells::indexOf).orElse(-1) + 1;
    }

    /** The empty cell in a rule's row that would make this call if it had a value. */
    public Optional<Place> blankOf(Rule rule, String word) {
        return blanks.stream()
                .filter(blank -> blank.word().equals(word))
                .map(BlankCell::place)
                .filter(place ->
                        place.line() == rule.place().line() && sheet(place).equals(sheet(rule.place())))
                .findFirst();
    }

    private static int row(String cell) {
        return Integer.parseInt(cell.substring(cell.lastIndexOf('!') + 1).replaceAll("\\D", ""));
    }

    /** A key for the sheet, with its file. */
    private static String sheet(Place place) {
        String cell = place.cell().orElse("");
        return place.file() + cell.substring(0, cell.lastIndexOf('!') + 1);
    }
}
