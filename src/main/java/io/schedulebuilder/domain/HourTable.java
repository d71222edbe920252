package io.schedulebuilder.domain;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The value of a message at each hour of a weekday and a weekend day, relative to the page's average hour, which is 1.
 *
 * @param hours by day type, 24 hours each
 */
public record HourTable(Map<DayType, List<Hour>> hours) {
    /**
     * One hour.
     *
     * @param factor its value, above 0
     * @param ownShare how much of the factor comes from the page's own data, 0 to 1
     */
    public record Hour(double factor, double ownShare) {}

    /**
     * Checks the hours.
     *
     * @throws IllegalArgumentException unless each day type has 24 hours
     */
    public HourTable {
        hours = Map.copyOf(hours);
        for (DayType dayType : DayType.values()) {
            List<Hour> day = hours.get(dayType);
            if (day == null || day.size() != 24) {
                throw new IllegalArgumentException("an hour table has 24 hours for each day type");
            }
        }
    }

    /** One hour of a day type. */
    public Hour at(DayType dayType, int hour) {
        return Objects.requireNonNull(hours.get(dayType)).get(hour);
    }

    /** The hour of a slot. */
    public Hour at(TimeSlot slot) {
        return at(DayType.of(slot.local().toLocalDate()), slot.local().getHour());
    }
}
