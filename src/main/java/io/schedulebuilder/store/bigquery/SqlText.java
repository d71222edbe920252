package io.schedulebuilder.store.bigquery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Values in GoogleSQL syntax, for scripts, because an emulator does not support parameters there. */
final class SqlText {
    private SqlText() {}

    /** A string literal. */
    static String literal(String text) {
        return "'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "'";
    }

    static String timestamp(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).toString();
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }
}
