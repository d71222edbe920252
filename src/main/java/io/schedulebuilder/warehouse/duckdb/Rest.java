package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.Horizon;
import java.time.LocalDate;

/** The days within which a send or a lock keeps a text from being planned, both ends included. */
final class Rest {
    private static final int DAYS = 7;

    private Rest() {}

    static LocalDate from(Horizon horizon) {
        return horizon.start().minusDays(DAYS);
    }

    static LocalDate to(Horizon horizon) {
        return horizon.lastDay().plusDays(DAYS);
    }
}
