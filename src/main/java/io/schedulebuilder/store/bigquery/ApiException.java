package io.schedulebuilder.store.bigquery;

/** An error of the service, in its words. */
final class ApiException extends RuntimeException {
    /** The code of a request without a response. */
    static final int NO_ANSWER = 0;

    /** The code of a job that was accepted and failed. */
    static final int JOB_FAILED = -1;

    /** The reason for a job that does not exist, although it seemed to have started. */
    static final String NOT_STARTED = "notStarted";

    private final int code;
    private final String reason;
    private final boolean open;

    /**
     * Creates an error.
     *
     * @param code the HTTP status, or one of the codes above
     * @param reason the service's word, such as accessDenied; "" if it gave none
     */
    ApiException(int code, String reason, String message) {
        this(code, reason, message, false);
    }

    private ApiException(int code, String reason, String message, boolean open) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.open = open;
    }

    /** The same error for a job that may have run or may still run. */
    ApiException leavingOpen() {
        return new ApiException(code, reason, String.valueOf(getMessage()), true);
    }

    /** Whether the job may have run or may still run. */
    boolean leavesOpen() {
        return open;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    /** The first line of the message. */
    String message() {
        return String.valueOf(getMessage()).lines().findFirst().orElse("no reason given");
    }

    boolean isNotFound() {
        return code == 404;
    }

    /**
     * Whether the service refused before it did anything. If it did not respond or failed, it may have done the work.
     */
    boolean isRefusal() {
        return code >= 400 && code < 500 && code != 408;
    }

    /** Whether the statement itself is invalid. */
    boolean isObjection() {
        return reason.equals("invalidQuery");
    }

    /** Whether it may succeed on a retry. */
    boolean isTransient() {
        return switch (reason) {
            case "rateLimitExceeded",
                    "jobRateLimitExceeded",
                    "backendError",
                    "jobBackendError",
                    "internalError",
                    "jobInternalError" -> true;
            default -> code == NO_ANSWER || code == 408 || code == 429 || (code >= 500 && code != 501);
        };
    }

    /** Whether this transaction was rolled back because another one changed the same row. */
    boolean isConflict() {
        return message().contains("concurrent update") || message().contains("Could not serialize access");
    }
}
