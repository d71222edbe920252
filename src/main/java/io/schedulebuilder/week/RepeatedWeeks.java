package io.schedulebuilder.week;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.store.Snapshot;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * Weeks of several pages, each planned with several seeds to tell a change from chance.
 *
 * @param pages empty means all active pages of the warehouse
 * @param start the first day of the week; empty: see {@link #start(Instant, Optional)}
 * @param asOf when the plans are made; empty means now, or midnight of the start if the whole week is past
 * @param zone the pages' time zone, instead of the warehouse's
 * @param seeds each week is planned with the seeds 1 to this, at least 1
 */
public record RepeatedWeeks(
        List<PageName> pages, Optional<LocalDate> start, Optional<AsOf> asOf, Optional<ZoneId> zone, int seeds) {
    /** With fewer, nothing shows the effect of the seed. */
    public static final int LEAST_SEEDS = 2;

    /** The default number of seeds. */
    public static final int DEFAULT_SEEDS = 3;

    private static final Duration OLD = Duration.ofDays(7);

    /** @throws IllegalArgumentException if there is no seed */
    public RepeatedWeeks {
        pages = List.copyOf(pages);
        if (seeds < 1) {
            throw new IllegalArgumentException("a week needs at least one seed, not " + seeds);
        }
    }

    /** The next week of all active pages. */
    public static RepeatedWeeks ofAllPages() {
        return new RepeatedWeeks(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_SEEDS);
    }

    /**
     * The first day of the week. Without a start date, it is the first Monday after as-of, or after today. If the
     * warehouse's last message is more than a week old (the examples, an old copy), it is the first Monday after that
     * message, because there would be no data for a later week.
     */
    public LocalDate start(Instant now, Optional<Instant> lastMessage) {
        ZoneId at = zone.orElse(Page.DEFAULT_ZONE);
        Instant known = asOf.map(moment -> moment.in(at))
                .or(() -> lastMessage.filter(last -> last.isBefore(now.minus(OLD))))
                .orElse(now);
        return start.orElseGet(() -> known.atZone(at).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    }

    /** The settings for the week from that day. It replaces existing schedules. */
    public WeekSettings settings(LocalDate from) {
        return new WeekSettings(
                from,
                1,
                asOf,
                zone,
                WeekSettings.DEFAULT_SEED,
                WeekSettings.Earlier.GIVE_WAY,
                WeekSettings.Selection.PROGRAM,
                true);
    }

    /**
     * The pages, in order of name.
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
}
