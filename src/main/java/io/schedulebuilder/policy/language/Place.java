package io.schedulebuilder.policy.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/**
 * Where something stands in the rules.
 *
 * @param file the folder's name and the file's, with a forward slash: {@code rules/tiers.drl}
 * @param line from 1, or 0 for the file as a whole; the row of a spreadsheet
 * @param cell of a spreadsheet: {@code C7}
 */
public record Place(String file, int line, @JsonIgnore Optional<String> cell) {
    /** A line of a text. */
    public Place(String file, int line) {
        this(file, line, Optional.empty());
    }

    @Override
    public String toString() {
        return cell.map(name -> file + ":" + name).orElse(line == 0 ? file : file + ":" + line);
    }
}
