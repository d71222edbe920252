package io.schedulebuilder.domain;

import java.util.List;
import java.util.Optional;

/**
 * What the page's own sends say of its hours.
 *
 * @param cells one for each day type and hour with a send, weekdays first, by hour
 * @param pValue that hours as unlike as these come by chance, where there are data to ask
 * @param credibilitySends sends at which an hour rests half on its own data; infinite when there is no signal
 */
public record HourSignal(List<Cell> cells, Optional<Double> pValue, double credibilitySends) {
    /**
     * One hour of a day type.
     *
     * @param sends PPVs sent in it in the look-back
     * @param rpr earnings per recipient, dollars
     * @param conversion purchases per viewer
     * @param relativeWorth mean of its messages' rpr over the page's mean for their price tier; 1 is the page's mean
     */
    public record Cell(DayType dayType, int hour, int sends, double rpr, double conversion, double relativeWorth) {}

    /** Whether the page's own data tell its hours apart. */
    public boolean found() {
        return Double.isFinite(credibilitySends);
    }
}
