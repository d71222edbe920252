package io.schedulebuilder.domain;

import java.util.Optional;

/**
 * The rule that set a value.
 *
 * @param file relative to the rules folder's parent, with forward slashes: {@code rules/tiers.drl}
 * @param line the line of the word that set the value, from 1; in a spreadsheet, the row
 * @param cell the cell of a spreadsheet: {@code C7}
 */
public record SetBy(String rule, String file, int line, Optional<String> cell) {
    /** A setting in a line of a text file. */
    public SetBy(String rule, String file, int line) {
        this(rule, file, line, Optional.empty());
    }

    /** {@code file:line} or {@code file:cell}, for messages. */
    public String place() {
        return file + ":" + cell.orElse(Integer.toString(line));
    }
}
