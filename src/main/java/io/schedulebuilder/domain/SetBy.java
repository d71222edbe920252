package io.schedulebuilder.domain;

import java.util.Optional;

/**
 * The rule that set a value.
 *
 * @param file relative to the rules folder's parent, with forward slashes: {@code rules/tiers.drl}
 * @param line of the word that set the value, from 1; the row of a spreadsheet
 * @param cell of a spreadsheet: {@code C7}
 */
public record SetBy(String rule, String file, int line, Optional<String> cell) {
    /** By a line of a text. */
    public SetBy(String rule, String file, int line) {
        this(rule, file, line, Optional.empty());
    }

    /** {@code file:line} or {@code file:cell}, for messages. */
    public String place() {
        return file + ":" + cell.orElse(Integer.toString(line));
    }
}
