package io.schedulebuilder.app;

import io.schedulebuilder.domain.PageName;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The weeks that someone wants of many pages.
 *
 * @param pages empty: all pages of the warehouse; one that is named twice counts once
 * @param start the first day, in each page's zone
 * @param weeks to plan, 1 to {@link io.schedulebuilder.domain.Horizon#MOST_WEEKS}
 * @param asOf the moment the plans are made; empty: now, or midnight of the start when the whole week is past
 * @param zone the pages' zone where the warehouse's are not wanted
 * @param seed the same seed on the same data gives the same weeks
 * @param earlier what becomes of schedules that overlap the week
 */
public record BatchRequest(
        List<PageName> pages,
        LocalDate start,
        int weeks,
        Optional<AsOf> asOf,
        Optional<ZoneId> zone,
        long seed,
        WeekRequest.Earlier earlier) {
    public BatchRequest {
        pages = List.copyOf(pages);
    }

    /** One page's week. */
    WeekRequest week(PageName page) {
        return new WeekRequest(page, start, weeks, asOf, zone, seed, earlier);
    }
}
