package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.HourTable;

/** The points of a message. */
final class Worth {
    private Worth() {}

    /** Points at an hour with the given factor, rounded half up. */
    static long points(ChosenMessage message, double hourFactor) {
        return Math.round(message.basePoints() * hourFactor);
    }

    /** Points at each {@link Slot#hour()}. */
    static long[] pointsByHour(ChosenMessage message, HourTable hours) {
        long[] points = new long[Slot.HOURS];
        for (DayType dayType : DayType.values()) {
            for (int hour = 0; hour < 24; hour++) {
                points[Slot.hour(dayType, hour)] =
                        points(message, hours.at(dayType, hour).factor());
            }
        }
        return points;
    }
}
