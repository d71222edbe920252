package io.schedulebuilder.policy.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;

/**
 * A place in the rules.
 *
 * @param file the names of the folder and the file, with a forward slash: {@code rules/tiers.drl}
 * @param line the line, from 1, or the row of a spreadsheet; 0 for the whole file
 * @param cell the cell of a spreadsheet: {@code C7}
 */
public record Place(String file, int line, @JsonIgnore Optional<String> cell) {
    /** A line of a text file. */
    public Place(String file, int line) {
        this(file, line, Optional.empty());
    }

    @Override
    public String toString() {
        return cell.map(name -> file + ":" + name).orElse(line == 0 ? file : file + ":" + line);
    }
}
