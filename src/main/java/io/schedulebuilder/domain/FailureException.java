package io.schedulebuilder.domain;

/** The input is correct, but the environment prevents the work. The message says what to do. */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FailureException(String message) {
        super(message);
    }

    public FailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
