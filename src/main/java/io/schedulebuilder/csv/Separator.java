package io.schedulebuilder.csv;

import java.util.Arrays;
import java.util.Optional;

/** Column separators that other programs use instead of commas. */
public enum Separator {
    SEMICOLON(';', "semicolons"),
    TAB('\t', "tabs"),
    VERTICAL_BAR('|', "vertical bars");

    private final char sign;
    private final String plural;

    Separator(char sign, String plural) {
        this.sign = sign;
        this.plural = plural;
    }

    /** The separator of this record, if it is not a comma. */
    public static Optional<Separator> insteadOfComma(CsvRecord line) {
        return line.fields().size() != 1
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(separator -> line.fields().get(0).indexOf(separator.sign) >= 0)
                        .findFirst();
    }

    static Optional<Separator> of(char sign) {
        return Arrays.stream(values())
                .filter(separator -> separator.sign == sign)
                .findFirst();
    }

    /** What is wrong with a file that uses this separator, and what to do. */
    public String fault() {
        return "the columns are separated by " + plural + ". Save the file with commas.";
    }
}
