package io.schedulebuilder.warehouse;

import java.util.List;

/**
 * How a file's rows become values.
 *
 * @param required columns that the header must have
 * @param optional columns that are read if they are there; all others are passed over
 * @param parser makes a value of one row
 * @param key what must not come twice with different content
 */
record RowFormat<T>(
        List<String> required, List<String> optional, Parser<T> parser, java.util.function.Function<T, Object> key) {

    /** Makes a value of one row, or says what is wrong with it. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(CsvRow row) throws BadValue;
    }

    /** A cell that cannot be used; the message names its column. */
    static final class BadValue extends Exception {
        private static final long serialVersionUID = 1L;

        BadValue(String message) {
            super(message);
        }
    }
}
