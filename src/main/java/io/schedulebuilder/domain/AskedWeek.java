package io.schedulebuilder.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked of one week of a horizon: the policy's counts by the week's volume, the mean of its seven days' factors,
 * where a day that is no holiday counts 1. A count is rounded down, as the policy's own are.
 *
 * @param week of the horizon, from 1
 * @param ppvs 0 or more
 * @param bumps 0 or more
 * @param holidays of the week that have a say in it: their factor is not 1
 */
public record AskedWeek(int week, int ppvs, int bumps, List<Holiday> holidays) {
    private static final int DAYS = 7;

    public AskedWeek {
        holidays = List.copyOf(holidays);
    }

    /**
     * What a policy asks of each week of a horizon, in order.
     *
     * @param holidays of the calendar; those of other days have no say
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

    /** The same week where so many were sent in it already: no fewer than were sent, and no more where it is over. */
    public AskedWeek sent(int sentPpvs, int sentBumps, boolean over) {
        return new AskedWeek(
                week,
                over ? sentPpvs : Math.max(ppvs, sentPpvs),
                over ? sentBumps : Math.max(bumps, sentBumps),
                holidays);
    }

    /** Whether it asks for what the policy says. */
    public boolean isAsIn(Policy policy) {
        return ppvs == policy.weeklyPpvs() && bumps == policy.weeklyBumps();
    }

    /** Exact, so that a mean of 1 loses nothing. */
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
