package io.schedulebuilder.value;

import io.schedulebuilder.launch.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What six pages sent in 26 weeks, drawn from the form that the model assumes, so that its predictions can be compared
 * with a known truth. The last of the weeks ends before {@link #AS_OF}.
 */
final class SimulatedHistory {
    static final String AS_OF = "2025-11-03";

    private static final int WEEKS = 26;
    private static final int CAPTIONS = 150;
    private static final int PPVS_A_DAY = 2;
    private static final double KEPT = 0.8;
    private static final List<String> TIERS = List.of("budget", "mid", "premium");
    private static final List<Integer> PRICES = List.of(8, 15, 30);
    private static final Map<String, String> ZONES = new TreeMap<>(Map.of(
            "ava", "America/Los_Angeles",
            "bea", "Europe/Berlin",
            "cleo", "Australia/Sydney",
            "dana", "America/New_York",
            "elsa", "America/Los_Angeles",
            "fay", "Asia/Kolkata"));

    private final Random random = new Random(7);
    private final double[] appeal =
            random.doubles(CAPTIONS).map(any -> 0.3 * random.nextGaussian()).toArray();
    private final StringBuilder messages = new StringBuilder("row_id,page_name,message,sending_time,price,sent_count,"
            + "viewed_count,purchased_count,earnings,message_type,caption_id\n");
    private int rows;

    private SimulatedHistory() {}

    /** Log of a page's conversion in a week, beyond what it usually is. */
    interface Drift {
        double of(String page, int week);
    }

    /** Writes a warehouse and returns the option that names it. */
    static List<String> warehouse(Cli cli, Path folder, Drift drift) throws IOException {
        SimulatedHistory history = new SimulatedHistory();
        for (Map.Entry<String, String> page : ZONES.entrySet()) {
            history.page(page.getKey(), ZoneId.of(page.getValue()), drift);
        }
        Path captions = Files.writeString(folder.resolve("captions.csv"), captions());
        Path pages = Files.writeString(folder.resolve("pages.csv"), pages());
        Path messages = Files.writeString(folder.resolve("messages.csv"), history.messages);
        List<String> option = List.of("--warehouse", "duckdb:" + folder.resolve("simulated.duckdb"));
        cli.run("warehouse", "init", option.get(0), option.get(1));
        Cli.Result imported = cli.run(
                "warehouse",
                "import",
                option.get(0),
                option.get(1),
                "--messages",
                messages.toString(),
                "--captions",
                captions.toString(),
                "--pages",
                pages.toString());
        if (imported.exitCode() != 0) {
            throw new IllegalStateException(imported.err());
        }
        return option;
    }

    private static String captions() {
        StringBuilder captions =
                new StringBuilder("caption_id,caption_text,content_category,price_tier,has_urgency,usage_status\n");
        for (int caption = 0; caption < CAPTIONS; caption++) {
            captions.append(String.format(
                    Locale.ROOT,
                    "%d,text %d,c%d,%s,false,available\n",
                    caption + 1,
                    caption,
                    caption % 5,
                    tier(caption)));
        }
        return captions.toString();
    }

    private static String tier(int caption) {
        return TIERS.get(caption % TIERS.size());
    }

    private static String pages() {
        StringBuilder pages = new StringBuilder("page_name,time_zone\n");
        ZONES.forEach(
                (page, zone) -> pages.append(page).append(',').append(zone).append('\n'));
        return pages.toString();
    }

    private void page(String page, ZoneId zone, Drift drift) {
        double level = -3 + 0.3 * random.nextGaussian();
        double audience = StrictMath.exp(8 + 0.3 * random.nextGaussian());
        LocalDate start = LocalDate.parse(AS_OF).minusWeeks(WEEKS);
        for (int week = 0; week < WEEKS; week++) {
            double weekly = 0.08 * random.nextGaussian() + drift.of(page, week);
            double crowd = 0.06 * random.nextGaussian();
            for (int message = 0; message < 7 * PPVS_A_DAY; message++) {
                int caption = random.nextInt(CAPTIONS);
                long viewed = Math.round(audience * StrictMath.exp(crowd + 0.1 * random.nextGaussian()));
                double conversion = StrictMath.exp(level + weekly + appeal[caption] + 0.15 * random.nextGaussian());
                double expected = viewed * conversion;
                long purchased = Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()));
                int price = PRICES.get(caption % TIERS.size());
                messages.append(String.format(
                        Locale.ROOT,
                        "%d,%s,text %d,%s,%d,%d,%d,%d,%.2f,PPV,%d\n",
                        ++rows,
                        page,
                        caption,
                        start.plusWeeks(week)
                                .plusDays(message / PPVS_A_DAY)
                                .atTime(LocalTime.of(message % PPVS_A_DAY == 0 ? 13 : 20, random.nextInt(60)))
                                .atZone(zone)
                                .toInstant(),
                        price,
                        2 * viewed,
                        viewed,
                        purchased,
                        KEPT * price * purchased,
                        caption + 1));
            }
        }
    }
}
