package io.schedulebuilder.week;

import io.schedulebuilder.domain.AsOf;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be planned, whatever the page.
 *
 * @param start the first day, in the page's zone
 * @param weeks to plan, 1 to {@link io.schedulebuilder.domain.Horizon#MOST_WEEKS}
 * @param asOf the moment the plan is made; empty: now, or midnight of the start when the whole week is past
 * @param zone the page's zone where the warehouse's is not wanted
 * @param seed the same seed on the same data gives the same week
 * @param earlier what becomes of schedules that overlap the week
 * @param selection who chooses the captions
 * @param allowStale whether a page of a batch is planned although imports have stopped; a single page always is
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
    /** The seed of those who do not choose one. */
    public static final long DEFAULT_SEED = 1;

    private static final long serialVersionUID = 1L;

    /** One week, all else by default. */
    public static WeekSettings from(LocalDate start) {
        return new WeekSettings(
                start, 1, Optional.empty(), Optional.empty(), DEFAULT_SEED, Earlier.STAND, Selection.PROGRAM, false);
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

    /** The same for so many weeks from the same day. */
    public WeekSettings weeks(int count) {
        return new WeekSettings(start, count, asOf, zone, seed, earlier, selection, allowStale);
    }

    /** The same with another seed. */
    public WeekSettings withSeed(long other) {
        return new WeekSettings(start, weeks, asOf, zone, other, earlier, selection, allowStale);
    }

    /** The same with other schedules treated so. */
    public WeekSettings with(Earlier other) {
        return new WeekSettings(start, weeks, asOf, zone, seed, other, selection, allowStale);
    }

    /** Optionals cannot be serialized. */
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
