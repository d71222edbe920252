package io.schedulebuilder.examples;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One page of the response model: what its audience is like and what it has been sent.
 *
 * @param weekly messages a week
 * @param audience subscribers at the end of the history; {@value #WEEKLY_GROWTH} of that fewer for each week before
 * @param viewRate viewers per recipient of a message at an ordinary hour
 * @param taste multiplies every caption's conversion
 * @param prices list prices, dollars
 * @param peaks local hours at which the audience answers; empty for an audience that answers alike at all hours
 * @param lately what the last 14 days have done to it
 */
record PageModel(
        String name,
        ZoneId zone,
        Volumes weekly,
        int audience,
        double viewRate,
        double taste,
        Prices prices,
        Optional<Peaks> peaks,
        Lately lately) {

    static final double WEEKLY_GROWTH = 0.004;

    private static final double AT_PEAK = 1.5;
    private static final double BESIDE_PEAK = 1.15;
    private static final double OFF_PEAK = 0.9;

    /** PPVs and bumps a week, and the hours that the page leaves between two PPVs of a day. */
    record Volumes(int ppvs, int bumps, int hoursApart) {
        static final Volumes MICRO = new Volumes(6, 4, 4);
        static final Volumes SMALL = new Volumes(8, 6, 4);
        static final Volumes MEDIUM = new Volumes(12, 8, 3);
        static final Volumes LARGE = new Volumes(16, 12, 3);
        static final Volumes MEGA = new Volumes(21, 16, 3);

        int messages() {
            return ppvs + bumps;
        }
    }

    /** Dollars by price tier. */
    record Prices(int budget, int mid, int premium) {
        int of(BankCaption.Tier tier) {
            return switch (tier) {
                case BUMP -> 0;
                case BUDGET -> budget;
                case MID -> mid;
                case PREMIUM, LUXURY -> premium;
            };
        }
    }

    /** Local hours, by day type. */
    record Peaks(Set<Integer> weekday, Set<Integer> weekend) {
        /** Those that the product assumes where a page's own data say nothing. */
        static final Peaks DEFAULT = new Peaks(Set.of(9, 13, 17, 19, 20), Set.of(11, 14, 18, 21));

        Set<Integer> on(LocalDate day) {
            return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? weekend : weekday;
        }
    }

    /** Factors on viewing and on buying that have set in 14 days before the end, in full after three days. */
    record Lately(double viewing, double buying) {
        static final Lately FRESH = new Lately(1.05, 1.05);
    }

    /** How the audience answers at a local hour, an ordinary hour being about 1. */
    double hourEffect(LocalDate day, int hour) {
        if (peaks.isEmpty()) {
            return 1;
        }
        Set<Integer> peak = peaks.get().on(day);
        if (peak.contains(hour)) {
            return AT_PEAK;
        }
        return peak.contains(hour - 1) || peak.contains(hour + 1) ? BESIDE_PEAK : OFF_PEAK;
    }

    /** The same page under another name and with another audience, to fill a benchmark. */
    PageModel like(String otherName, double audienceFactor) {
        return new PageModel(
                otherName, zone, weekly, (int) (audience * audienceFactor), viewRate, taste, prices, peaks, lately);
    }

    /** The example pages. All five tiers and all three zones are among them: a test counts them. */
    static final List<PageModel> EXAMPLES = List.of(
            new PageModel(
                    "jadebri",
                    ZoneId.of("America/Los_Angeles"),
                    Volumes.LARGE,
                    850,
                    0.50,
                    1.2,
                    new Prices(15, 29, 59),
                    Optional.of(new Peaks(Set.of(8, 12, 20, 21), Set.of(10, 16, 20))),
                    new Lately(0.80, 1.30)),
            new PageModel(
                    "atlasgrey",
                    ZoneId.of("Australia/Sydney"),
                    Volumes.LARGE,
                    260,
                    0.60,
                    1.6,
                    new Prices(27, 55, 110),
                    Optional.of(new Peaks(Set.of(8, 18, 19), Set.of(9, 12, 19))),
                    new Lately(0.70, 0.72)),
            new PageModel(
                    "calderosa",
                    ZoneId.of("America/Sao_Paulo"),
                    Volumes.MEDIUM,
                    380,
                    0.48,
                    1.2,
                    new Prices(14, 25, 48),
                    Optional.empty(),
                    new Lately(0.72, 0.72)),
            new PageModel(
                    "ivywren",
                    ZoneId.of("America/New_York"),
                    Volumes.MICRO,
                    230,
                    0.42,
                    1.0,
                    new Prices(3, 5, 9),
                    Optional.of(Peaks.DEFAULT),
                    new Lately(1.05, 1.20)),
            new PageModel(
                    "marisolvega",
                    ZoneId.of("America/Chicago"),
                    Volumes.MEGA,
                    2_700,
                    0.46,
                    1.2,
                    new Prices(15, 30, 60),
                    Optional.of(Peaks.DEFAULT),
                    Lately.FRESH),
            new PageModel(
                    "noraquill",
                    ZoneId.of("Europe/London"),
                    Volumes.SMALL,
                    150,
                    0.55,
                    1.5,
                    new Prices(11, 20, 36),
                    Optional.of(new Peaks(Set.of(8, 9, 21), Set.of(9, 10, 20))),
                    Lately.FRESH),
            new PageModel(
                    "sunnymoss",
                    ZoneId.of("Asia/Kolkata"),
                    Volumes.SMALL,
                    800,
                    0.44,
                    1.0,
                    new Prices(3, 5, 9),
                    Optional.of(Peaks.DEFAULT),
                    new Lately(0.78, 1.17)),
            new PageModel(
                    "theolark",
                    ZoneId.of("Europe/Berlin"),
                    Volumes.MEDIUM,
                    120,
                    0.62,
                    1.7,
                    new Prices(25, 50, 95),
                    Optional.of(new Peaks(Set.of(11, 18, 21), Set.of(13, 20, 21))),
                    Lately.FRESH));

    /** Pages with settings and no messages yet. */
    static final List<NewPage> NEW_PAGES = List.of(new NewPage("newpage", ZoneId.of("America/Denver")));

    /** A page of which only the time zone is known. */
    record NewPage(String name, ZoneId zone) {}
}
