package io.schedulebuilder.store.bigquery;

/** What the service said no to, in its words. */
final class ApiException extends RuntimeException {
    /** Of a request that got no answer. */
    static final int NO_ANSWER = 0;

    /** Of a job that was accepted and failed. */
    static final int JOB_FAILED = -1;

    /** The reason of a job that does not exist, though it was thought to have been started. */
    static final String NOT_STARTED = "notStarted";

    private final int code;
    private final String reason;
    private final boolean open;

    /**
     * @param code of HTTP, or one of those above
     * @param reason the service's word, such as accessDenied; "" where it gave none
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

    /** The same, of a job that may have run, or may run yet. */
    ApiException leavingOpen() {
        return new ApiException(code, reason, String.valueOf(getMessage()), true);
    }

    /** Whether what was asked for may have been done, or may be done yet. */
    boolean leavesOpen() {
        return open;
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    /** In one line. */
    String message() {
        return String.valueOf(getMessage()).lines().findFirst().orElse("no reason given");
    }

    boolean isNotFound() {
        return code == 404;
    }

    /** Whether the service refused before it did anything: what it did not answer, or failed at, it may have done. */
    boolean isRefusal() {
        return code >= 400 && code < 500 && code != 408;
    }

    /** Whether it is the statement that does not please. */
    boolean isObjection() {
        return reason.equals("invalidQuery");
    }

    /** Whether it may pass by itself. */
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

    /** Whether two transactions changed one row, and this one was cancelled: it left nothing. */
    boolean isConflict() {
        return message().contains("concurrent update") || message().contains("Could not serialize access");
    }
}
