package io.schedulebuilder.store;

import java.util.List;

/**
 * The locks that a sweep ended.
 *
 * @param pages pages with ended locks, in order of name
 */
public record SweepSummary(List<PageSweep> pages) {
    /** How many locks of a page ended. */
    public record PageSweep(String pageName, long ended) {}

    /** The total number of ended locks. */
    public long ended() {
        return pages.stream().mapToLong(PageSweep::ended).sum();
    }
}
