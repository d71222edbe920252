package io.schedulebuilder.policy.language;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rule file as read.
 *
 * @param name with the folder's: {@code rules/tiers.drl}
 * @param text with line feeds only, without a byte-order mark; of a spreadsheet, the rules that it makes
 * @param cells of a spreadsheet, from which each line of the text comes; empty for a text
 * @param blanks of a spreadsheet
 */
public record RuleFile(String name, String text, List<String> cells, List<BlankCell> blanks) {
    /**
     * A cell of a spreadsheet that is empty, in the row of a rule.
     *
     * @param word of the call above it, which the rule therefore does not make
     */
    public record BlankCell(Place place, String word) {}

    /** A file that is text itself. */
    public RuleFile(String name, String text) {
        this(name, text, List.of(), List.of());
    }

    /** A line of the file, or the cell that it comes from. */
    public Place at(int line) {
        if (cells.isEmpty()) {
            return new Place(name, line);
        }
        String cell = cells.get(Math.max(0, Math.min(line, cells.size()) - 1));
        return new Place(name, row(cell), Optional.of(cell));
    }

    /** The first line of the text that comes from a place of this file; empty if none does. */
    public OptionalInt lineOf(Place place) {
        if (cells.isEmpty()) {
            return place.line() == 0 ? OptionalInt.empty() : OptionalInt.of(place.line());
        }
        int line = place.cell().map(cells::indexOf).orElse(-1);
        return line < 0 ? OptionalInt.empty() : OptionalInt.of(line + 1);
    }

    /** The cell in a rule's row that would make a call, but is empty. */
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

    private static String sheet(Place place) {
        String cell = place.cell().orElse("");
        return cell.substring(0, cell.lastIndexOf('!') + 1);
    }
}
