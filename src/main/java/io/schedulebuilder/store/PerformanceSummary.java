package io.schedulebuilder.store;

/**
 * What became of the statistics of captions that have messages, each of one caption on one page.
 *
 * @param added rows that were not there
 * @param changed rows of which a figure is another
 * @param unchanged rows with the same figures; when they were last updated may be new
 */
public record PerformanceSummary(long added, long changed, long unchanged) {
    /** How many rows were computed. */
    public long computed() {
        return added + changed + unchanged;
    }
}
