package io.schedulebuilder.week;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Snapshot;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The weeks that are to be planned with several seeds.
 *
 * @param pages empty: all active pages of the warehouse
 * @param start the first day of the week; empty: see {@link DefaultStart}
 * @param asOf the moment the plans are made; empty: now, or midnight of the start when the whole week is past
 * @param zone the pages' zone where the warehouse's are not wanted
 * @param seeds each week is planned with the seeds 1 to this, at least 1
 */
public record WeeksRequest(
        List<PageName> pages, Optional<LocalDate> start, Optional<AsOf> asOf, Optional<ZoneId> zone, int seeds) {
    /** Fewer say nothing of what a change of seed does. */
    public static final int LEAST_SEEDS = 2;

    /** The seeds of those who do not choose. */
    public static final int DEFAULT_SEEDS = 3;

    /** @throws IllegalArgumentException if there is no seed */
    public WeeksRequest {
        pages = List.copyOf(pages);
        if (seeds < 1) {
            throw new IllegalArgumentException("a week is planned with one seed or more, not " + seeds);
        }
    }

    /**
     * The pages that are meant, in order of name.
     *
     * @throws InputException if a page is unknown
     */
    public List<PageName> pagesOf(Snapshot snapshot) {
        if (pages.isEmpty()) {
            return snapshot.activePages();
        }
        List<String> unknown = pages.stream()
                .filter(page -> snapshot.page(page).isEmpty())
                .map(page -> Refusals.unknownPage(page, snapshot).getMessage())
                .toList();
        if (!unknown.isEmpty()) {
            throw new InputException(unknown);
        }
        return Spelling.of(pages, snapshot.pageNames());
    }

    /** The week of one page, to be planned by this program without regard to earlier schedules. */
    public WeekRequest week(PageName page, LocalDate firstDay) {
        return new WeekRequest(
                page,
                firstDay,
                1,
                asOf,
                zone,
                WeekRequest.DEFAULT_SEED,
                WeekRequest.Earlier.GIVE_WAY,
                WeekRequest.Selection.PROGRAM);
    }
}
