package io.schedulebuilder.store;

/**
 * The result of a check.
 *
 * @param check what was checked
 * @param found the result in words
 * @param advice what to do; "" if nothing
 */
public record Finding(String check, Verdict verdict, String found, String advice) {
    /** How serious it is. */
    public enum Verdict {
        OK,
        /** Builds work, but the user should know. */
        WARNING,
        /** Builds do not work. */
        FAULT
    }

    /** Nothing is wrong. */
    public static Finding ok(String check, String found) {
        return new Finding(check, Verdict.OK, found, "");
    }

    /** Something is wrong, but builds work. */
    public static Finding warning(String check, String found, String advice) {
        return new Finding(check, Verdict.WARNING, found, advice);
    }

    /** Something must be fixed before a build can work. */
    public static Finding fault(String check, String found, String advice) {
        return new Finding(check, Verdict.FAULT, found, advice);
    }
}
