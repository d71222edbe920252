package io.schedulebuilder.store;

import io.schedulebuilder.domain.InputException;
import java.time.LocalDate;

/** The day for which upkeep runs. It must have started: locks of later days are still needed. */
public final class UpkeepDay {
    private UpkeepDay() {}

    /**
     * What a page's day is: the one that was asked for, but never after its own today.
     *
     * @param today the page's own
     */
    public static LocalDate of(LocalDate asked, LocalDate today) {
        return asked.isAfter(today) ? today : asked;
    }

    /**
     * Checks the day that was asked for.
     *
     * @param latest today, where a page's day begins first
     * @throws InputException if it has not started on any page
     */
    public static void requireBegun(LocalDate asked, LocalDate latest) {
        if (asked.isAfter(latest)) {
            throw notBegun(asked, latest.toString());
        }
    }

    /** The error of a day to come. */
    public static InputException notBegun(LocalDate asked, String latest) {
        return new InputException(
                "--day " + asked + ": this day has not begun; today is " + latest + ". Name today or an earlier day.");
    }
}
