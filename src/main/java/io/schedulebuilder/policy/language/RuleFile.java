package io.schedulebuilder.policy.language;

import java.util.List;
import java.util.Optional;

/**
 * A rule file as read.
 *
 * @param name with the folder's: {@code rules/tiers.drl}
 * @param text with line feeds only, without a byte-order mark; of a spreadsheet, the rules that it makes
 * @param cells of a spreadsheet, from which each line of the text comes; empty for a text
 */
public record RuleFile(String name, String text, List<String> cells) {
    /** A file that is text itself. */
    public RuleFile(String name, String text) {
        this(name, text, List.of());
    }

    /** A line of the file, or the cell that it comes from. */
    public Place at(int line) {
        if (cells.isEmpty()) {
            return new Place(name, line);
        }
        String cell = cells.get(Math.max(0, Math.min(line, cells.size()) - 1));
        return new Place(name, Integer.parseInt(cell.replaceAll("\\D", "")), Optional.of(cell));
    }
}
