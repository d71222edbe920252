package io.schedulebuilder.store;

/**
 * What changed in the statistics of captions with messages. Each row is for one caption on one page.
 *
 * @param added new rows
 * @param changed rows with a figure that changed
 * @param unchanged rows with the same figures; their time of the last update may be new
 */
public record PerformanceSummary(long added, long changed, long unchanged) {
    /** The number of computed rows. */
    public long computed() {
        return added + changed + unchanged;
    }
}
