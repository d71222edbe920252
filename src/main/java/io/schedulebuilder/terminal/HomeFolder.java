package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.InputException;
import java.util.Objects;

/**
 * The user's home folder, written {@code ~}. A shell expands it only at the start of a word, so in {@code
 * duckdb:~/agency.duckdb} and {@code --output=~/week.csv} it arrives unexpanded.
 */
final class HomeFolder {
    private static final String TILDE = "~";

    private HomeFolder() {}

    /**
     * Expands {@code ~} or {@code ~/} at the start of a path.
     *
     * @throws InputException if it starts with another user's home, as in {@code ~ann/week.csv}
     */
    static String expanded(String path) {
        if (path.equals(TILDE) || path.startsWith(TILDE + "/")) {
            return home() + path.substring(TILDE.length());
        }
        if (path.startsWith(TILDE) && path.contains("/")) {
            throw new InputException(
                    "\"" + path + "\": only ~/, your own home folder, works here. Write the full path, or ./" + path
                            + " for a folder of that name.");
        }
        return path;
    }

    private static String home() {
        return Objects.requireNonNullElse(System.getenv("HOME"), System.getProperty("user.home"));
    }
}
