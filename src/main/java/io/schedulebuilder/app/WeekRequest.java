package io.schedulebuilder.app;

import io.schedulebuilder.domain.PageName;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The week that someone wants.
 *
 * @param start the first day, in the page's zone
 * @param asOf the moment the plan is made; empty: now, or midnight of the start when the whole week is past
 * @param zone the page's zone where the warehouse's is not wanted
 * @param seed the same seed on the same data gives the same week
 * @param replace take the place of schedules that overlap the week
 */
public record WeekRequest(
        PageName page, LocalDate start, Optional<AsOf> asOf, Optional<ZoneId> zone, long seed, boolean replace) {

    /** The seed of those who do not choose one. */
    public static final long DEFAULT_SEED = 1;

    /** A week of a page, all else by default. */
    public static WeekRequest of(String page, LocalDate start) {
        return new WeekRequest(new PageName(page), start, Optional.empty(), Optional.empty(), DEFAULT_SEED, false);
    }

    /** The same week with another seed. */
    public WeekRequest withSeed(long other) {
        return new WeekRequest(page, start, asOf, zone, other, replace);
    }

    /** The same week, taking the place of what is scheduled. */
    public WeekRequest replacing() {
        return new WeekRequest(page, start, asOf, zone, seed, true);
    }
}
