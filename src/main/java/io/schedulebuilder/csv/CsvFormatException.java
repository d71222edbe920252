package io.schedulebuilder.csv;

/** The file is not the CSV that is read here, from some line on: it cannot be divided into records. */
public final class CsvFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long line;
    private final String fault;

    CsvFormatException(long line, String fault) {
        super("line " + line + ": " + fault);
        this.line = line;
        this.fault = fault;
    }

    /** From 1. */
    public long line() {
        return line;
    }

    /** What is wrong, and what to do; without the place. */
    public String fault() {
        return fault;
    }
}
