package io.schedulebuilder.examples;

import io.schedulebuilder.examples.PageModel.Lately;
import io.schedulebuilder.examples.PageModel.Peaks;
import io.schedulebuilder.examples.PageModel.Prices;
import io.schedulebuilder.examples.PageModel.Volumes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the fifteen pages of {@code benchmarks/suite}: one for each account tier and saturation zone, named after them,
 * with 18 weeks of messages up to 3 November 2025, drawn from the {@link ResponseModel} of the examples. Audiences, time
 * zones, prices and peak hours differ; what sets the zone is how the audience answered lately. The same bytes come out on
 * every machine.
 *
 * <pre>
 * java -cp target/test-classes io.schedulebuilder.examples.SuiteData target/suite/data
 * </pre>
 */
final class SuiteData {
    private static final int CAPTIONS = 4_000;
    private static final int DAYS = 18 * 7;

    private static final Lately FRESH = Lately.FRESH;
    /** Views fall, those who look still buy. */
    private static final Lately TIRING = new Lately(0.78, 1.20);

    private static final Lately TIRED = new Lately(0.66, 0.68);

    private SuiteData() {}

    /** Takes the folder to write to. */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("Usage: SuiteData FOLDER");
        }
        List<BankCaption> bank = Bank.ofSize(CAPTIONS);
        Map<String, ZoneId> zones = new HashMap<>();
        PAGES.forEach(page -> zones.put(page.name(), page.zone()));
        ImportFiles.write(
                Path.of(args[0]),
                bank,
                new ResponseModel(bank, ExampleGenerator.END).messages(PAGES, DAYS),
                zones,
                ExampleGenerator.END);
    }

    private static PageModel page(
            String name,
            String zone,
            Volumes weekly,
            int audience,
            double viewRate,
            double taste,
            Prices prices,
            Optional<Peaks> peaks,
            Lately lately) {
        return new PageModel(name, ZoneId.of(zone), weekly, audience, viewRate, taste, prices, peaks, lately);
    }

    private static Optional<Peaks> peaks(Set<Integer> weekday, Set<Integer> weekend) {
        return Optional.of(new Peaks(weekday, weekend));
    }

    private static final Optional<Peaks> USUAL = Optional.of(Peaks.DEFAULT);
    private static final Optional<Peaks> NONE = Optional.empty();

    static final List<PageModel> PAGES = List.of(
            page("micro-green", "America/New_York", Volumes.MICRO, 230, 0.42, 1.0, new Prices(3, 5, 9), USUAL, FRESH),
            page(
                    "micro-yellow",
                    "Europe/Madrid",
                    Volumes.MICRO,
                    210,
                    0.44,
                    1.0,
                    new Prices(3, 5, 9),
                    NONE,
                    new Lately(0.74, 1.10)),
            page(
                    "micro-red",
                    "Asia/Tokyo",
                    Volumes.MICRO,
                    250,
                    0.42,
                    1.1,
                    new Prices(3, 6, 10),
                    peaks(Set.of(12, 21, 22), Set.of(10, 22)),
                    TIRED),
            page(
                    "small-green",
                    "Europe/London",
                    Volumes.SMALL,
                    150,
                    0.55,
                    1.5,
                    new Prices(11, 20, 36),
                    peaks(Set.of(8, 9, 21), Set.of(9, 10, 20)),
                    FRESH),
            page("small-yellow", "Asia/Kolkata", Volumes.SMALL, 800, 0.44, 1.0, new Prices(3, 5, 9), USUAL, TIRING),
            page(
                    "small-red",
                    "Africa/Johannesburg",
                    Volumes.SMALL,
                    240,
                    0.50,
                    1.3,
                    new Prices(10, 18, 34),
                    peaks(Set.of(8, 13, 20), Set.of(11, 19)),
                    TIRED),
            page(
                    "medium-green",
                    "Europe/Berlin",
                    Volumes.MEDIUM,
                    120,
                    0.62,
                    1.7,
                    new Prices(25, 50, 95),
                    peaks(Set.of(11, 18, 21), Set.of(13, 20, 21)),
                    FRESH),
            page(
                    "medium-yellow",
                    "America/Toronto",
                    Volumes.MEDIUM,
                    330,
                    0.50,
                    1.3,
                    new Prices(15, 28, 52),
                    USUAL,
                    new Lately(0.80, 1.34)),
            page(
                    "medium-red",
                    "America/Sao_Paulo",
                    Volumes.MEDIUM,
                    420,
                    0.48,
                    1.2,
                    new Prices(14, 25, 48),
                    NONE,
                    TIRED),
            page(
                    "large-green",
                    "Europe/Paris",
                    Volumes.LARGE,
                    150,
                    0.62,
                    1.7,
                    new Prices(60, 120, 230),
                    peaks(Set.of(9, 19, 22), Set.of(11, 12, 21)),
                    FRESH),
            page(
                    "large-yellow",
                    "America/Los_Angeles",
                    Volumes.LARGE,
                    850,
                    0.50,
                    1.2,
                    new Prices(15, 29, 59),
                    peaks(Set.of(8, 12, 20, 21), Set.of(10, 16, 20)),
                    TIRING),
            page(
                    "large-red",
                    "Australia/Sydney",
                    Volumes.LARGE,
                    260,
                    0.60,
                    1.6,
                    new Prices(27, 55, 110),
                    peaks(Set.of(8, 18, 19), Set.of(9, 12, 19)),
                    TIRED),
            page("mega-green", "America/Chicago", Volumes.MEGA, 2_700, 0.46, 1.2, new Prices(15, 30, 60), USUAL, FRESH),
            page(
                    "mega-yellow",
                    "Pacific/Auckland",
                    Volumes.MEGA,
                    1_900,
                    0.50,
                    1.3,
                    new Prices(20, 38, 75),
                    peaks(Set.of(9, 10, 17, 20), Set.of(12, 15, 21)),
                    new Lately(0.74, 1.16)),
            page("mega-red", "America/Denver", Volumes.MEGA, 2_900, 0.48, 1.3, new Prices(18, 35, 70), NONE, TIRED));
}
