package io.schedulebuilder.week;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.PageName;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The week that someone wants, or the weeks.
 *
 * @param start the first day, in the page's zone
 * @param weeks to plan, 1 to {@link io.schedulebuilder.domain.Horizon#MOST_WEEKS}
 * @param asOf the moment the plan is made; empty: now, or midnight of the start when the whole week is past
 * @param zone the page's zone where the warehouse's is not wanted
 * @param seed the same seed on the same data gives the same week
 * @param earlier what becomes of schedules that overlap the week
 * @param selection who chooses the captions
 */
public record WeekRequest(
        PageName page,
        LocalDate start,
        int weeks,
        Optional<AsOf> asOf,
        Optional<ZoneId> zone,
        long seed,
        Earlier earlier,
        Selection selection) {

    /** The seed of those who do not choose one. */
    public static final long DEFAULT_SEED = 1;

    /** A week of a page, all else by default. */
    public static WeekRequest of(String page, LocalDate start) {
        return new WeekRequest(
                new PageName(page),
                start,
                1,
                Optional.empty(),
                Optional.empty(),
                DEFAULT_SEED,
                Earlier.STAND,
                Selection.PROGRAM);
    }

    /** Who chooses the captions. */
    public enum Selection {
        /** This program, by Thompson sampling: alike in every warehouse. */
        PROGRAM,
        /** The warehouse's own procedure. */
        PROCEDURE
    }

    /** What becomes of schedules that overlap the week. */
    public enum Earlier {
        /** They stand: the week is refused. */
        STAND,
        /** The week takes their place; what they sent already stays. */
        GIVE_WAY,
        /** The week takes their place, and keeps what it can of the rest where it is. */
        ARE_KEPT
    }

    /** So many weeks from the same day. */
    public WeekRequest weeks(int count) {
        return new WeekRequest(page, start, count, asOf, zone, seed, earlier, selection);
    }

    /** The same week with another seed. */
    public WeekRequest withSeed(long other) {
        return new WeekRequest(page, start, weeks, asOf, zone, other, earlier, selection);
    }

    /** The same week, taking the place of what is scheduled and keeping what it can of it. */
    public WeekRequest keeping() {
        return new WeekRequest(page, start, weeks, asOf, zone, seed, Earlier.ARE_KEPT, selection);
    }

    /** The same week, taking the place of what is scheduled. */
    public WeekRequest replacing() {
        return new WeekRequest(page, start, weeks, asOf, zone, seed, Earlier.GIVE_WAY, selection);
    }
}
