package io.schedulebuilder.app;

import io.schedulebuilder.domain.PageName;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The weeks that are to be previewed.
 *
 * @param pages empty: all pages of the warehouse
 * @param start the first day of the week; empty: see {@link DefaultStart}
 * @param asOf the moment the plans are made; empty: now, or midnight of the start when the whole week is past
 * @param zone the pages' zone where the warehouse's are not wanted
 * @param seeds each week is planned with the seeds 1 to this, at least {@value #LEAST_SEEDS}
 */
public record PreviewRequest(
        List<PageName> pages, Optional<LocalDate> start, Optional<AsOf> asOf, Optional<ZoneId> zone, int seeds) {
    /** Fewer say nothing of what a change of seed does. */
    public static final int LEAST_SEEDS = 2;

    /** The seeds of those who do not choose. */
    public static final int DEFAULT_SEEDS = 3;

    /** @throws IllegalArgumentException if there are too few seeds */
    public PreviewRequest {
        pages = List.copyOf(pages);
        if (seeds < LEAST_SEEDS) {
            throw new IllegalArgumentException("a preview needs " + LEAST_SEEDS + " seeds, not " + seeds);
        }
    }
}
