package io.schedulebuilder.domain;

import io.schedulebuilder.domain.PageHistory.PlatformDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The last day before as-of on which any page sent a message, in a page's time zone.
 *
 * @param views the page's surroundings as of that day; empty if no days are missing since then
 */
public record DataEnd(DataAge age, LocalDate day, List<View> views) {
    /**
     * What was known at a point in time.
     *
     * @param platform as in {@link PageHistory}
     * @param holidays as in {@link PageHistory}
     */
    public record View(Instant asOf, List<PlatformDay> platform, List<Holiday> holidays) {}

    /** Whether there are days since then without any data. */
    public boolean daysAreMissing() {
        return !views.isEmpty();
    }
}
