package io.schedulebuilder.domain;

import java.util.SortedSet;

/**
 * The hours that are worth more where a page's own data say nothing.
 *
 * @param weekday hours 0 to 23
 * @param weekend hours 0 to 23
 * @param factor what a default peak hour is worth, an ordinary hour being 1
 */
public record PeakHours(SortedSet<Integer> weekday, SortedSet<Integer> weekend, double factor) {
    /** The default worth of an hour: the factor at a peak hour, else 1. */
    public double defaultFactor(DayType dayType, int hour) {
        SortedSet<Integer> peaks = dayType == DayType.WEEKDAY ? weekday : weekend;
        return peaks.contains(hour) ? factor : 1.0;
    }
}
