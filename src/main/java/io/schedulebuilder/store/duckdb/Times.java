package io.schedulebuilder.store.duckdb;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the engine counts them: microseconds since 1970. Finer parts are cut off when written. */
final class Times {
    private Times() {}

    static Instant instant(long epochMicros) {
        return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
    }
}
