package io.schedulebuilder.store;

/**
 * What a check found.
 *
 * @param check what was looked at
 * @param found in words
 * @param advice what to do; "" where nothing is to be done
 */
public record Finding(String check, Verdict verdict, String found, String advice) {
    /** How bad it is. */
    public enum Verdict {
        OK,
        /** Builds work, but someone should know. */
        WARNING,
        /** Builds do not work. */
        FAULT
    }

    /** As it should be. */
    public static Finding ok(String check, String found) {
        return new Finding(check, Verdict.OK, found, "");
    }

    /** Builds work all the same. */
    public static Finding warning(String check, String found, String advice) {
        return new Finding(check, Verdict.WARNING, found, advice);
    }

    /** To be mended before anything is built. */
    public static Finding fault(String check, String found, String advice) {
        return new Finding(check, Verdict.FAULT, found, advice);
    }
}
