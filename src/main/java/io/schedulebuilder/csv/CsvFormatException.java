package io.schedulebuilder.csv;

/** The file is not valid CSV from some line on: the rest of it cannot be divided into records. */
public final class CsvFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long line;
    private final String fault;

    CsvFormatException(long line, String fault) {
        super("line " + line + ": " + fault);
        this.line = line;
        this.fault = fault;
    }

    /** The line, from 1. */
    public long line() {
        return line;
    }

    /** What is wrong and what to do, without the file and line. */
    public String fault() {
        return fault;
    }
}
