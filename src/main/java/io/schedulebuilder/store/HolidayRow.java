package io.schedulebuilder.store;

import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.InputException;
import java.time.LocalDate;

/** Checks a row of {@code holiday_calendar}, because other programs write there, too. */
public final class HolidayRow {
    private static final double MOST = 2;

    private HolidayRow() {}

    /**
     * Creates the holiday of a row.
     *
     * @throws InputException if its factor makes no sense: not a number, below 0, or above 2
     */
    public static Holiday holiday(LocalDate day, String name, double factor) {
        if (!(factor >= 0 && factor <= MOST)) {
            throw new InputException("holiday_calendar: the row of " + day + " (" + name
                    + "): saturation_impact_factor is " + factor + ". Change it to a number from 0 to 2.");
        }
        return new Holiday(day, name, factor + 0.0); // -0.0 becomes 0
    }
}
