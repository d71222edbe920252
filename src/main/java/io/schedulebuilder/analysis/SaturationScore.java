package io.schedulebuilder.analysis;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PageHistory.PlatformDay;
import io.schedulebuilder.domain.Saturation;
import io.schedulebuilder.domain.Saturation.Part;
import io.schedulebuilder.domain.SentMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * How tired an audience is. Four parts compare the last 14 local days with earlier days of the same weekday in the
 * look-back. Each part grows from nothing at 0 to its full weight at a threshold. Uses PPVs only; leaves out holidays.
 *
 * <p>Parts and weights come from the agency's {@code analyze_creator_performance}, but are graded and limited to recent
 * days. A platform-wide drop is subtracted rather than added, because then every page's audience looks away, not only
 * this one's.
 */
final class SaturationScore {
    private static final int RECENT_DAYS = 14;
    private static final int LEAST_DAYS_OF_DATA = 14;

    private static final double UNLOCK_THRESHOLD = -0.15;
    private static final double RPR_THRESHOLD = -0.20;
    private static final double RPR_WEIGHT = 0.40;
    private static final double UNDER = -0.20;
    private static final int RUN_THRESHOLD = 3;
    private static final double RUN_WEIGHT = 0.20;
    private static final double PLATFORM_THRESHOLD = -0.20;
    private static final double PLATFORM_WEIGHT = -0.10;

    private SaturationScore() {}

    /** One day's PPVs: recipients, viewers, dollars. */
    private record Day(double sent, double viewed, double earnings) {
        Day plus(Day other) {
            return new Day(sent + other.sent, viewed + other.viewed, earnings + other.earnings);
        }
    }

    static Saturation of(LookBack lookBack, PageHistory history, AccountTier tier) {
        Set<LocalDate> holidays = history.holidays().stream().map(Holiday::day).collect(Collectors.toUnmodifiableSet());
        SortedMap<LocalDate, Day> days = new TreeMap<>();
        for (SentMessage ppv : lookBack.ppvs()) {
            LocalDate day = lookBack.day(ppv);
            if (ppv.sent() > 0 && !holidays.contains(day)) {
                days.merge(day, new Day(ppv.sent(), ppv.viewed(), ppv.earnings().doubleValue()), Day::plus);
            }
        }
        SortedMap<LocalDate, Day> platform = new TreeMap<>();
        for (PlatformDay day : history.platform()) {
            if (day.sent() > 0 && !holidays.contains(day.day())) {
                platform.merge(day.day(), new Day(day.sent(), day.viewed(), 0), Day::plus);
            }
        }
        LocalDate recentFrom = lookBack.today().minusDays(RECENT_DAYS);
        Comparison page = new Comparison(days, recentFrom);
        if (days.size() < LEAST_DAYS_OF_DATA || !page.isPossible()) {
            return new Saturation(
                    0,
                    parts(tier, 0, 0, 0, 0),
                    List.of("saturation is 0 because there is not enough data: " + Counted.of(days.size(), "day")
                            + " with PPVs. The last " + RECENT_DAYS
                            + " are compared with earlier days of the same weekday."));
        }
        List<Part> parts = parts(
                tier,
                page.deviation(Day::viewed),
                page.deviation(Day::earnings),
                page.longestRunUnder(),
                new Comparison(platform, recentFrom).deviation(Day::viewed));
        double score = parts.stream().mapToDouble(Part::share).sum();
        return new Saturation(asShown(Math.min(1, Math.max(0, score))), parts, List.of());
    }

    /**
     * Rounds to four places, so that 0.4 + 0.2 is not above 0.6, and the rules judge the number that a person reads.
     */
    private static double asShown(double score) {
        return BigDecimal.valueOf(score).setScale(4, RoundingMode.HALF_UP).doubleValue();
    }

    private static List<Part> parts(AccountTier tier, double unlock, double rpr, int run, double platform) {
        return List.of(
                part("viewers per recipient down", unlock, UNLOCK_THRESHOLD, unlockWeight(tier)),
                part("earnings per recipient down", rpr, RPR_THRESHOLD, RPR_WEIGHT),
                part("days in a row under", run, RUN_THRESHOLD, RUN_WEIGHT),
                part("platform-wide fall", platform, PLATFORM_THRESHOLD, PLATFORM_WEIGHT));
    }

    /** A part that grows from nothing at 0 to its full weight at the threshold and beyond. */
    private static Part part(String name, double measured, double threshold, double weight) {
        double grade = Math.min(1, Math.max(0, measured / threshold));
        // + 0.0 turns the -0.0 of a negative weight into 0.
        return new Part(name, measured, threshold, weight, weight * grade + 0.0);
    }

    private static double unlockWeight(AccountTier tier) {
        return switch (tier) {
            case MICRO, SMALL -> 0.15;
            case MEDIUM -> 0.20;
            case LARGE -> 0.25;
            case MEGA -> 0.30;
        };
    }

    /** Compares the recent days with what the earlier days of the same weekday predict. */
    private static final class Comparison {
        private final Map<LocalDate, Day> recent = new TreeMap<>();
        private final Map<DayOfWeek, Day> earlier = new EnumMap<>(DayOfWeek.class);

        Comparison(SortedMap<LocalDate, Day> days, LocalDate recentFrom) {
            days.headMap(recentFrom).forEach((date, day) -> earlier.merge(date.getDayOfWeek(), day, Day::plus));
            recent.putAll(days.tailMap(recentFrom));
            recent.keySet().removeIf(date -> !earlier.containsKey(date.getDayOfWeek()));
        }

        boolean isPossible() {
            return !recent.isEmpty();
        }

        /** Actual / expected - 1 over all recent days; 0 if nothing is expected. */
        double deviation(ToDoubleFunction<Day> measure) {
            return deviation(recent.keySet(), measure);
        }

        private double deviation(Collection<LocalDate> dates, ToDoubleFunction<Day> measure) {
            double actual = 0;
            double expected = 0;
            for (LocalDate date : dates) {
                Day day = recent.getOrDefault(date, new Day(0, 0, 0));
                Day base = earlier.getOrDefault(date.getDayOfWeek(), new Day(1, 0, 0));
                actual += measure.applyAsDouble(day);
                expected += measure.applyAsDouble(base) / base.sent() * day.sent();
            }
            return expected > 0 ? actual / expected - 1 : 0;
        }

        /**
         * The longest run of consecutive calendar days whose earnings per recipient are each too far below expectation.
         */
        int longestRunUnder() {
            int longest = 0;
            int run = 0;
            LocalDate before = LocalDate.MIN;
            for (LocalDate date : recent.keySet()) {
                boolean under = deviation(List.of(date), Day::earnings) < UNDER;
                boolean follows = date.minusDays(1).equals(before);
                run = under ? (follows ? run + 1 : 1) : 0;
                longest = Math.max(longest, run);
                before = date;
            }
            return longest;
        }
    }
}
