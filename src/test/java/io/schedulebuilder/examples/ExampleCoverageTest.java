package io.schedulebuilder.examples;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.examples.ImportedFolder.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code examples/README.md} says of the pages, counted from the files by code of its own. */
class ExampleCoverageTest {
    private static final LocalDate AS_OF = LocalDate.of(2025, 11, 4);
    private static final int LOOK_BACK_DAYS = 90;
    private static final int RECENT_DAYS = 14;

    private static final Map<String, ZoneId> ZONES = ImportedFolder.EXAMPLES.zones();
    private static final List<Row> MESSAGES = ImportedFolder.EXAMPLES.messages();
    private static final Set<LocalDate> HOLIDAYS = ImportedFolder.EXAMPLES.lines("holidays.csv").stream()
            .map(line -> LocalDate.parse(line.get("holiday_date")))
            .collect(toSet());

    /** Margins are wide, so that a page stays where it is if a formula counts bumps or weighs messages otherwise. */
    @ParameterizedTest
    @CsvSource({
        "jadebri,     LARGE,  YELLOW, STANDARD",
        "atlasgrey,   LARGE,  RED,    PREMIUM",
        "calderosa,   MEDIUM, RED,    STANDARD",
        "ivywren,     MICRO,  GREEN,  BUDGET",
        "marisolvega, MEGA,   GREEN,  STANDARD",
        "noraquill,   SMALL,  GREEN,  STANDARD",
        "sunnymoss,   SMALL,  YELLOW, BUDGET",
        "theolark,    MEDIUM, GREEN,  PREMIUM"
    })
    void page_byItsFiles_isWhatTheReadmeSays(String page, AccountTier tier, SaturationZone zone, Segment segment) {
        List<Row> messages = lookBack(page, row -> true);
        List<Row> ppvs = lookBack(page, Row::isPpv);

        double revenue = messages.stream().mapToDouble(Row::earnings).sum();
        assertThat(tier(revenue * 0.9)).isEqualTo(tier);
        assertThat(tier(revenue * 1.1)).isEqualTo(tier);
        for (List<Row> counted : List.of(messages, ppvs)) {
            double saturation = saturation(page, tier, counted);
            assertThat(zone(saturation - 0.04)).as("zone at %s", saturation).isEqualTo(zone);
            assertThat(zone(saturation + 0.04)).as("zone at %s", saturation).isEqualTo(zone);
            double rpr = counted.stream().mapToDouble(Row::rpr).average().orElseThrow();
            assertThat(segment(rpr)).as("segment at %s", rpr).isEqualTo(segment);
        }
    }

    static Stream<String> pagesWithMessages() {
        return ZONES.keySet().stream().filter(page -> !page.equals("newpage"));
    }

    @ParameterizedTest
    @MethodSource("pagesWithMessages")
    void page_hasEighteenWeeksUpToTheThirdOfNovember(String page) {
        List<LocalDate> days = MESSAGES.stream()
                .filter(of(page))
                .map(Row::localDay)
                .distinct()
                .sorted()
                .toList();

        assertThat(days.get(0)).isBefore(AS_OF.minusDays(120));
        assertThat(days.get(days.size() - 1)).isEqualTo(AS_OF.minusDays(1));
        assertThat(days).hasSizeGreaterThan(110);
    }

    @Test
    void pageWithoutMessages_isThere() {
        assertThat(ZONES).hasSize(9).containsKey("newpage");
        assertThat(MESSAGES).noneMatch(of("newpage"));
    }

    @Test
    void message_hasItsTextInTheBank_andNumbersThatAgree() {
        Map<String, Map<String, String>> bank = ImportedFolder.EXAMPLES.captions();
        Set<String> texts =
                bank.values().stream().map(line -> line.get("caption_text")).collect(toSet());

        assertThat(MESSAGES).allSatisfy(row -> {
            assertThat(texts).contains(row.text());
            assertThat(row.viewed()).isBetween(row.purchased(), row.sent());
            assertThat(row.earnings() > 0).isEqualTo(row.purchased() > 0);
            if (!row.captionId().isEmpty()) {
                assertThat(bank.get(row.captionId())).containsEntry("caption_text", row.text());
            }
        });
        assertThat(MESSAGES.stream().map(Row::id)).doesNotHaveDuplicates();
        assertThat(MESSAGES.stream().map(Row::captionId)).contains("");
    }

    /** Each page can be planned, and then all of them: a caption that one takes is taken for all. */
    @Test
    void restedCaptions_sufficeForAWeekOfAllPages() {
        Set<String> resting = MESSAGES.stream()
                .filter(row -> !row.localDay().isBefore(AS_OF.minusDays(7)))
                .map(Row::text)
                .collect(toSet());
        Map<String, Long> free = ImportedFolder.EXAMPLES.captions().values().stream()
                .filter(line -> !line.get("usage_status").equals("retired"))
                .filter(line -> !resting.contains(line.get("caption_text")))
                .collect(groupingBy(line -> line.get("price_tier"), counting()));

        assertThat(resting).hasSizeGreaterThan(150);
        assertThat(free).containsOnlyKeys("budget", "mid", "premium", "luxury", "bump");
        assertThat(free.get("budget")).isGreaterThan(300);
        assertThat(free.get("mid")).isGreaterThan(300);
        assertThat(free.get("premium") + free.get("luxury")).isGreaterThan(300);
        assertThat(free.get("bump")).isGreaterThan(300);
    }

    @Test
    void texts_holdWhatACsvMayStumbleOver() {
        Set<String> texts = ImportedFolder.EXAMPLES.captions().values().stream()
                .map(line -> line.get("caption_text"))
                .collect(toSet());

        assertThat(texts).anyMatch(text -> text.contains("\n"));
        assertThat(texts).anyMatch(text -> text.contains("\""));
        assertThat(texts).anyMatch(text -> text.startsWith("="));
        assertThat(texts).anyMatch(text -> text.codePoints().anyMatch(c -> c > 0xffff));
    }

    @Test
    void holidays_areTheTwentyDaysOf2025() {
        assertThat(HOLIDAYS).hasSize(20).allMatch(day -> day.getYear() == 2025);
    }

    @Test
    void folder_isSmallEnoughToSeedFrom() throws IOException {
        try (Stream<Path> files = Files.walk(ImportedFolder.EXAMPLES.folder(), 1)) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(bytes).isLessThan(3_000_000);
        }
    }

    private static Predicate<Row> of(String page) {
        return row -> row.page().equals(page);
    }

    private static List<Row> lookBack(String page, Predicate<Row> counted) {
        return MESSAGES.stream()
                .filter(of(page).and(counted))
                .filter(row -> !row.localDay().isBefore(AS_OF.minusDays(LOOK_BACK_DAYS)))
                .toList();
    }

    private static AccountTier tier(double revenue) {
        return revenue < 5_000
                ? AccountTier.MICRO
                : revenue < 25_000
                        ? AccountTier.SMALL
                        : revenue < 100_000
                                ? AccountTier.MEDIUM
                                : revenue <= 500_000 ? AccountTier.LARGE : AccountTier.MEGA;
    }

    private static SaturationZone zone(double saturation) {
        return saturation < 0.30
                ? SaturationZone.GREEN
                : saturation <= 0.60 ? SaturationZone.YELLOW : SaturationZone.RED;
    }

    private static Segment segment(double rpr) {
        return rpr < 0.5 ? Segment.BUDGET : rpr < 2 ? Segment.STANDARD : rpr < 5 ? Segment.PREMIUM : Segment.LUXURY;
    }

    /** Falls in viewing and in earnings, each against the same weekdays before, a run of bad days; less the platform's. */
    private static double saturation(String page, AccountTier tier, List<Row> messages) {
        double unlockWeight =
                switch (tier) {
                    case MICRO, SMALL -> 0.15;
                    case MEDIUM -> 0.20;
                    case LARGE -> 0.25;
                    case MEGA -> 0.30;
                };
        List<Row> others = MESSAGES.stream()
                .filter(Row::isPpv)
                .filter(of(page).negate())
                .filter(row -> !row.localDay().isBefore(AS_OF.minusDays(LOOK_BACK_DAYS)))
                .toList();
        Map<LocalDate, List<Double>> earnings = deviations(messages, Row::rpr);
        int run = 0;
        int longest = 0;
        for (List<Double> day : earnings.values()) {
            run = mean(List.of(day)) < -0.20 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return unlockWeight * graded(-mean(deviations(messages, Row::unlock).values()), 0.15)
                + 0.4 * graded(-mean(earnings.values()), 0.20)
                + 0.2 * graded(longest, 3)
                - 0.1 * graded(-mean(deviations(others, Row::unlock).values()), 0.20);
    }

    /** By recent day, oldest first: each message over the mean of the earlier same weekdays, less 1. */
    private static Map<LocalDate, List<Double>> deviations(List<Row> messages, ToDoubleFunction<Row> measure) {
        LocalDate recentFrom = AS_OF.minusDays(RECENT_DAYS);
        Map<DayOfWeek, Double> usual = messages.stream()
                .filter(row ->
                        !HOLIDAYS.contains(row.localDay()) && row.localDay().isBefore(recentFrom))
                .collect(groupingBy(row -> row.localDay().getDayOfWeek(), averagingDouble(measure)));
        return messages.stream()
                .filter(row ->
                        !HOLIDAYS.contains(row.localDay()) && !row.localDay().isBefore(recentFrom))
                .collect(groupingBy(
                        Row::localDay,
                        TreeMap::new,
                        mapping(
                                row -> measure.applyAsDouble(row)
                                                / usual.get(row.localDay().getDayOfWeek())
                                        - 1,
                                toList())));
    }

    private static double mean(Collection<List<Double>> days) {
        return days.stream().flatMap(List::stream).mapToDouble(x -> x).average().orElseThrow();
    }

    private static double graded(double measured, double threshold) {
        return Math.max(0, Math.min(1, measured / threshold));
    }
}
