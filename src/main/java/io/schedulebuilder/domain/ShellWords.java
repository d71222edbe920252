package io.schedulebuilder.domain;

/** Words of a command that a person may paste into a shell. */
public final class ShellWords {
    private ShellWords() {}

    /** The word as a POSIX shell takes it whole: in single quotes if it needs them. */
    public static String quoted(String word) {
        return word.matches("[\\p{L}\\p{N}@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
