package io.schedulebuilder.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages requested for one week of a horizon: the policy's counts times the week's volume, which is the mean of
 * its seven days' factors. A day that is not a holiday counts 1. Counts are rounded down, like the policy's own.
 *
 * @param week of the horizon, from 1
 * @param ppvs 0 or more
 * @param bumps 0 or more
 * @param holidays the week's holidays that change its volume: their factor is not 1
 */
public record AskedWeek(int week, int ppvs, int bumps, List<Holiday> holidays) {
    private static final int DAYS = 7;

    /**
     * What a policy requests for each week of a horizon, in order.
     *
     * @param holidays from the calendar; those on other days are ignored
     */
    public static List<AskedWeek> of(Policy policy, Horizon horizon, List<Holiday> holidays) {
        List<AskedWeek> asked = new ArrayList<>();
        for (int week = 1; week <= horizon.weeks(); week++) {
            LocalDate first = horizon.firstDay(week);
            List<Holiday> ofWeek = holidays.stream()
                    .filter(holiday -> !holiday.day().isBefore(first)
                            && holiday.day().isBefore(first.plusDays(DAYS))
                            && holiday.volumeFactor() != 1)
                    .toList();
            asked.add(new AskedWeek(
                    week, weighed(policy.weeklyPpvs(), ofWeek), weighed(policy.weeklyBumps(), ofWeek), ofWeek));
        }
        return List.copyOf(asked);
    }

    /**
     * The same week after some messages were sent: it requests at least as many, and no more if the week is over.
     */
    public AskedWeek sent(int sentPpvs, int sentBumps, boolean over) {
        return new AskedWeek(
                week,
                over ? sentPpvs : Math.max(ppvs, sentPpvs),
                over ? sentBumps : Math.max(bumps, sentBumps),
                holidays);
    }

    /** Whether the week's counts are the policy's counts. */
    public boolean isAsIn(Policy policy) {
        return ppvs == policy.weeklyPpvs() && bumps == policy.weeklyBumps();
    }

    /** Uses exact arithmetic, so that a mean of 1 changes nothing. */
    private static int weighed(int count, List<Holiday> holidays) {
        BigDecimal days = BigDecimal.valueOf(DAYS - holidays.size());
        for (Holiday holiday : holidays) {
            days = days.add(BigDecimal.valueOf(holiday.volumeFactor()));
        }
        return BigDecimal.valueOf(count)
                .multiply(days)
                .divide(BigDecimal.valueOf(DAYS), 0, RoundingMode.FLOOR)
                .intValueExact();
    }
}
