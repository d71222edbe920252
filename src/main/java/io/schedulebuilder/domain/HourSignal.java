package io.schedulebuilder.domain;

import java.util.List;
import java.util.Optional;

/**
 * What the page's own sends show about its hours.
 *
 * @param cells one for each day type and hour with a send: weekdays first, then by hour
 * @param pValue the probability that hours differ this much by chance; empty without data
 * @param credibilitySends the number of sends at which an hour's own data gets half the weight; infinite when there is
 *     no signal
 */
public record HourSignal(List<Cell> cells, Optional<Double> pValue, double credibilitySends) {
    /**
     * One hour of a day type.
     *
     * @param sends PPVs sent in this hour during the look-back
     * @param rpr earnings per recipient, dollars
     * @param conversion purchases per viewer
     * @param relativeWorth mean of the messages' rpr divided by the page's mean for their price tier; 1 is the page's
     *     mean
     */
    public record Cell(DayType dayType, int hour, int sends, double rpr, double conversion, double relativeWorth) {}

    /** Whether the page's own data shows that its hours differ. */
    public boolean found() {
        return Double.isFinite(credibilitySends);
    }
}
