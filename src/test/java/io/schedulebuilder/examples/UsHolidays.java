package io.schedulebuilder.examples;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The twenty days of 2025 on which audiences in the United States behave unlike themselves. */
final class UsHolidays {
    /**
     * One of them.
     *
     * @param type FEDERAL, CULTURAL or COMMERCIAL
     * @param volumeFactor what the day leaves of a usual day's volume, and in the response model of its viewing
     */
    record UsHoliday(LocalDate day, String name, String type, double volumeFactor) {
        boolean isMajor() {
            return volumeFactor <= 0.8;
        }
    }

    static final List<UsHoliday> OF_2025 = List.of(
            holiday(1, 1, "New Year's Day", "FEDERAL", 0.7),
            holiday(1, 20, "Martin Luther King Jr. Day", "FEDERAL", 1.0),
            holiday(2, 14, "Valentine's Day", "CULTURAL", 0.8),
            holiday(2, 17, "Presidents' Day", "FEDERAL", 1.0),
            holiday(4, 20, "Easter Sunday", "CULTURAL", 0.8),
            holiday(5, 11, "Mother's Day", "CULTURAL", 0.8),
            holiday(5, 26, "Memorial Day", "FEDERAL", 0.8),
            holiday(6, 15, "Father's Day", "CULTURAL", 0.9),
            holiday(6, 19, "Juneteenth", "FEDERAL", 1.0),
            holiday(7, 4, "Independence Day", "FEDERAL", 0.7),
            holiday(9, 1, "Labor Day", "FEDERAL", 0.8),
            holiday(10, 13, "Columbus Day", "FEDERAL", 1.0),
            holiday(10, 31, "Halloween", "CULTURAL", 0.9),
            holiday(11, 11, "Veterans Day", "FEDERAL", 1.0),
            holiday(11, 27, "Thanksgiving", "FEDERAL", 0.7),
            holiday(11, 28, "Black Friday", "COMMERCIAL", 0.9),
            holiday(12, 1, "Cyber Monday", "COMMERCIAL", 1.0),
            holiday(12, 24, "Christmas Eve", "CULTURAL", 0.7),
            holiday(12, 25, "Christmas Day", "FEDERAL", 0.6),
            holiday(12, 31, "New Year's Eve", "CULTURAL", 0.7));

    private static final Map<LocalDate, UsHoliday> BY_DAY =
            OF_2025.stream().collect(Collectors.toMap(UsHoliday::day, Function.identity()));

    private UsHolidays() {}

    private static UsHoliday holiday(int month, int dayOfMonth, String name, String type, double volumeFactor) {
        return new UsHoliday(LocalDate.of(2025, month, dayOfMonth), name, type, volumeFactor);
    }

    /** What the day leaves of a usual day's viewing; 1 on any other day. */
    static double viewingOn(LocalDate day) {
        UsHoliday holiday = BY_DAY.get(day);
        return holiday == null ? 1 : holiday.volumeFactor();
    }
}
