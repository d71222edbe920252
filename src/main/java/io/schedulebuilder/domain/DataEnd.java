package io.schedulebuilder.domain;

import io.schedulebuilder.domain.PageHistory.PlatformDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The last day before as-of on which any page sent something, as a page's zone has it.
 *
 * @param views how the page's surroundings looked from that day; empty where no day is missing since then
 */
public record DataEnd(DataAge age, LocalDate day, List<View> views) {
    /**
     * What was known at a moment.
     *
     * @param platform as in {@link PageHistory}
     * @param holidays likewise
     */
    public record View(Instant asOf, List<PlatformDay> platform, List<Holiday> holidays) {}

    /** Whether days passed since then of which nothing is known. */
    public boolean daysAreMissing() {
        return !views.isEmpty();
    }
}
