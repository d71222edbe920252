package io.schedulebuilder.store;

import io.schedulebuilder.domain.InputException;
import java.time.LocalDate;

/** The day for which upkeep runs. It must have started, because locks of later days are still needed. */
public final class UpkeepDay {
    private UpkeepDay() {}

    /**
     * The day for one page: the requested day, but never after the page's own today.
     *
     * @param today today in the page's zone
     */
    public static LocalDate of(LocalDate asked, LocalDate today) {
        return asked.isAfter(today) ? today : asked;
    }

    /**
     * Checks the requested day.
     *
     * @param latest today in the zone where days begin first
     * @throws InputException if it has not started on any page
     */
    public static void requireBegun(LocalDate asked, LocalDate latest) {
        if (asked.isAfter(latest)) {
            throw notBegun(asked, latest.toString());
        }
    }

    /** The error for a day in the future. */
    public static InputException notBegun(LocalDate asked, String latest) {
        return new InputException(
                "--day " + asked + ": this day has not begun; today is " + latest + ". Name today or an earlier day.");
    }
}
