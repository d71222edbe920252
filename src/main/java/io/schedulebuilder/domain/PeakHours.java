package io.schedulebuilder.domain;

import java.util.SortedSet;

/**
 * The hours that have a higher value where a page has no data of its own.
 *
 * @param weekday hours 0 to 23
 * @param weekend hours 0 to 23
 * @param factor the value of a default peak hour, where an average hour is 1
 */
public record PeakHours(SortedSet<Integer> weekday, SortedSet<Integer> weekend, double factor) {
    /** The default value of an hour: the factor at a peak hour, otherwise 1. */
    public double defaultFactor(DayType dayType, int hour) {
        SortedSet<Integer> peaks = dayType == DayType.WEEKDAY ? weekday : weekend;
        return peaks.contains(hour) ? factor : 1.0;
    }
}
