package io.schedulebuilder.domain;

/** Quotes words of a command that a person may paste into a shell. */
public final class ShellWords {
    private ShellWords() {}

    /** The word as one POSIX shell argument: in single quotes if it needs them. */
    public static String quoted(String word) {
        return word.matches("[\\p{L}\\p{N}@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
