package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.InputException;
import java.util.Objects;

/**
 * The person's home folder, written {@code ~}. A shell expands it at the start of a word only, so it arrives as it was
 * typed in {@code duckdb:~/agency.duckdb} and {@code --output=~/week.csv}.
 */
final class HomeFolder {
    private static final String TILDE = "~";

    private HomeFolder() {}

    /**
     * The path with {@code ~} or {@code ~/} at its start replaced.
     *
     * @throws InputException if it begins with another person's home, as in {@code ~ann/week.csv}
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
