package io.schedulebuilder.batch;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.week.WeekRequest;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The weeks that someone wants of many pages.
 *
 * @param pages empty: all active pages of the warehouse; one that is named twice counts once
 * @param start the first day, in each page's zone
 * @param weeks to plan, 1 to {@link io.schedulebuilder.domain.Horizon#MOST_WEEKS}
 * @param asOf the moment the plans are made; empty: now, or midnight of the start when the whole week is past
 * @param zone the pages' zone where the warehouse's are not wanted
 * @param seed the same seed on the same data gives the same weeks
 * @param earlier what becomes of schedules that overlap the week
 * @param allowStale whether pages are planned although imports have stopped
 */
public record BatchSettings(
        List<PageName> pages,
        LocalDate start,
        int weeks,
        Optional<AsOf> asOf,
        Optional<ZoneId> zone,
        long seed,
        WeekRequest.Earlier earlier,
        boolean allowStale)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public BatchSettings {
        pages = List.copyOf(pages);
    }

    /** One page's week. */
    WeekRequest week(PageName page) {
        return new WeekRequest(page, start, weeks, asOf, zone, seed, earlier, WeekRequest.Selection.PROGRAM);
    }

    /** The same of other pages, or of all that there are. */
    public BatchSettings of(List<PageName> others) {
        return new BatchSettings(others, start, weeks, asOf, zone, seed, earlier, allowStale);
    }

    /** Optionals do not travel. */
    private Object writeReplace() {
        return new Travelling(
                pages.stream().map(PageName::value).toList(),
                start,
                weeks,
                asOf.orElse(null),
                zone.orElse(null),
                seed,
                earlier,
                allowStale);
    }

    private record Travelling(
            List<String> pages,
            LocalDate start,
            int weeks,
            @Nullable AsOf asOf,
            @Nullable ZoneId zone,
            long seed,
            WeekRequest.Earlier earlier,
            boolean allowStale)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return new BatchSettings(
                    pages.stream().map(PageName::new).toList(),
                    start,
                    weeks,
                    Optional.ofNullable(asOf),
                    Optional.ofNullable(zone),
                    seed,
                    earlier,
                    allowStale);
        }
    }
}
