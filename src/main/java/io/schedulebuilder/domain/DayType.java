package io.schedulebuilder.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Monday to Friday, or the weekend. Their hours have different values. */
public enum DayType {
    WEEKDAY("Weekday"),
    WEEKEND("Weekend");

    private final String label;

    DayType(String label) {
        this.label = label;
    }

    /** The word in reports. */
    public String label() {
        return label;
    }

    /** The type of a day. */
    public static DayType of(LocalDate day) {
        DayOfWeek dayOfWeek = day.getDayOfWeek();
        return dayOfWeek == DayOfWeek.SATURDAY || dayOfWeek == DayOfWeek.SUNDAY ? WEEKEND : WEEKDAY;
    }
}
