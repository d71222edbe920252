package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.AsOf;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.week.WeekSettings;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Which weeks to rehearse.
 *
 * @param pages empty means all active pages of the warehouse
 * @param weeks the number of past weeks, at least 1
 * @param withinDays how many days from its planned time a caption may have been sent to be judged, at least 1
 * @param seed the seed of every plan
 */
public record RehearsalSettings(List<PageName> pages, int weeks, int withinDays, long seed) {
    /** The default number of weeks. */
    public static final int DEFAULT_WEEKS = 12;

    /** The default of {@code withinDays}. */
    public static final int DEFAULT_WITHIN_DAYS = 14;

    /** @throws IllegalArgumentException if a number is too small */
    public RehearsalSettings {
        pages = List.copyOf(pages);
        if (weeks < 1 || withinDays < 1) {
            throw new IllegalArgumentException("weeks " + weeks + ", days " + withinDays + ": both are at least 1");
        }
    }

    /**
     * The Mondays with which the past full weeks begin, latest first, so that a rehearsal that is stopped has the latest
     * weeks.
     *
     * @param today the first day that is not over
     * @param lastDay the day of the warehouse's last message: later days are not in the data
     */
    List<LocalDate> starts(LocalDate today, LocalDate lastDay) {
        LocalDate end = (lastDay.isBefore(today) ? lastDay.plusDays(1) : today)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return LongStream.rangeClosed(1, weeks).mapToObj(end::minusWeeks).toList();
    }

    /** How far from its planned time a caption may have been sent. */
    Duration within() {
        return Duration.ofDays(withinDays);
    }

    /** The settings of the plan for a week, made at its local midnight; it replaces what was scheduled by then. */
    WeekSettings plan(LocalDate start) {
        return new WeekSettings(
                start,
                1,
                Optional.of(new AsOf.Local(start.atStartOfDay())),
                Optional.empty(),
                seed,
                WeekSettings.Earlier.GIVE_WAY,
                WeekSettings.Selection.PROGRAM,
                true);
    }
}
