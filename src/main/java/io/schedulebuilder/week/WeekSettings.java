package io.schedulebuilder.week;

import io.schedulebuilder.domain.AsOf;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to plan, independent of the page.
 *
 * @param start the first day, in the page's zone
 * @param weeks the number of weeks to plan, 1 to {@link io.schedulebuilder.domain.Horizon#MOST_WEEKS}
 * @param asOf when the plan is made; empty means now, or midnight of the start if the whole week is past
 * @param zone the page's time zone, instead of the warehouse's
 * @param seed the same seed on the same data gives the same week
 * @param earlier what happens to schedules that overlap the week
 * @param selection who chooses the captions
 * @param allowStale whether to plan a page of a batch even though imports have stopped; a single page is always planned
 */
public record WeekSettings(
        LocalDate start,
        int weeks,
        Optional<AsOf> asOf,
        Optional<ZoneId> zone,
        long seed,
        Earlier earlier,
        Selection selection,
        boolean allowStale)
        implements Serializable {
    /** The default seed. */
    public static final long DEFAULT_SEED = 1;

    private static final long serialVersionUID = 1L;

    /** One week with default settings. */
    public static WeekSettings from(LocalDate start) {
        return new WeekSettings(
                start, 1, Optional.empty(), Optional.empty(), DEFAULT_SEED, Earlier.STAND, Selection.PROGRAM, false);
    }

    /** Who chooses the captions. */
    public enum Selection {
        /** This program, by Thompson sampling: the same in every warehouse. */
        PROGRAM,
        /** The warehouse's own procedure. */
        PROCEDURE
    }

    /** What happens to schedules that overlap the week. */
    public enum Earlier {
        /** They stay, and the week is refused. */
        STAND,
        /** The week replaces them; messages already sent stay. */
        GIVE_WAY,
        /** The week replaces them, but unsent messages stay in their slots if possible. */
        ARE_KEPT
    }

    /** A copy with this number of weeks. */
    public WeekSettings weeks(int count) {
        return new WeekSettings(start, count, asOf, zone, seed, earlier, selection, allowStale);
    }

    /** A copy with another seed. */
    public WeekSettings withSeed(long other) {
        return new WeekSettings(start, weeks, asOf, zone, other, earlier, selection, allowStale);
    }

    /** A copy that treats overlapping schedules this way. */
    public WeekSettings with(Earlier other) {
        return new WeekSettings(start, weeks, asOf, zone, seed, other, selection, allowStale);
    }

    /** Serializes through a record with nullable fields, because Optional is not serializable. */
    private Object writeReplace() {
        return new Serialized(start, weeks, asOf.orElse(null), zone.orElse(null), seed, earlier, selection, allowStale);
    }

    private record Serialized(
            LocalDate start,
            int weeks,
            @Nullable AsOf asOf,
            @Nullable ZoneId zone,
            long seed,
            Earlier earlier,
            Selection selection,
            boolean allowStale)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return new WeekSettings(
                    start,
                    weeks,
                    Optional.ofNullable(asOf),
                    Optional.ofNullable(zone),
                    seed,
                    earlier,
                    selection,
                    allowStale);
        }
    }
}
