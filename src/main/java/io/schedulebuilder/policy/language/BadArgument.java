package io.schedulebuilder.policy.language;

/** A value that a policy word does not accept. The message says why, and what to write. */
final class BadArgument extends Exception {
    private static final long serialVersionUID = 1L;

    BadArgument(String text) {
        super(text);
    }

    /** The message, never null. */
    String text() {
        return String.valueOf(getMessage());
    }
}
