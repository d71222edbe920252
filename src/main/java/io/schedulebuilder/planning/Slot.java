package io.schedulebuilder.planning;

import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.TimeSlot;

/** A time that a message may take, with everything that the constraints need to know about it, computed once. */
final class Slot {
    /** The number of hours that a {@link io.schedulebuilder.domain.HourTable} distinguishes. */
    static final int HOURS = 48;

    private final TimeSlot time;
    private final Day day;
    private final boolean inActiveHours;
    private final boolean beforeAsOf;
    private final long epochSecond;
    private final int hour;
    private final boolean onTheHour;

    Slot(TimeSlot time, Day day, boolean inActiveHours, boolean beforeAsOf) {
        this.time = time;
        this.day = day;
        this.inActiveHours = inActiveHours;
        this.beforeAsOf = beforeAsOf;
        this.epochSecond = time.instant().getEpochSecond();
        this.hour = hour(DayType.of(time.local().toLocalDate()), time.local().getHour());
        this.onTheHour = time.local().getMinute() == 0;
    }

    /** An hour of a day type as a number, 0 to {@link #HOURS} - 1. */
    static int hour(DayType dayType, int hourOfDay) {
        return dayType == DayType.WEEKDAY ? hourOfDay : 24 + hourOfDay;
    }

    TimeSlot time() {
        return time;
    }

    Day day() {
        return day;
    }

    boolean isInActiveHours() {
        return inActiveHours;
    }

    boolean isBeforeAsOf() {
        return beforeAsOf;
    }

    long epochSecond() {
        return epochSecond;
    }

    /** The hour of its day type, 0 to {@link #HOURS} - 1. */
    int hour() {
        return hour;
    }

    boolean isOnTheHour() {
        return onTheHour;
    }

    @Override
    public String toString() {
        return time.local().toString();
    }
}
