package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.launch.Cli;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Pages whose people sent the captions of a small bank in random order, {@value #PPVS_A_DAY} PPVs a day, until
 * {@link #END}. What viewers buy follows from the taste, a log hazard, and noise.
 */
final class PastMarket {
    /** The first day without messages, a Monday. */
    static final LocalDate END = LocalDate.of(2025, 11, 3);

    private static final int PPVS_A_DAY = 5;
    private static final int VIEWERS = 1_000;
    private static final double NOISE = 0.15;
    private static final List<String> TIERS = List.of("budget", "mid", "premium");

    private final int pages;
    private final int days;
    private final int captions;
    private final Taste taste;
    private final List<CaptionRow> more = new ArrayList<>();
    private int turningDay = Integer.MAX_VALUE;

    /** What a caption adds to the log of purchases per viewer on a day, counted from the first. */
    @FunctionalInterface
    interface Taste {
        double of(int caption, int day);
    }

    /** @param captions of PPVs, of all price tiers in turn; there are as many bumps */
    PastMarket(int pages, int days, int captions, Taste taste) {
        this.pages = pages;
        this.days = days;
        this.captions = captions;
        this.taste = taste;
    }

    /** With another caption in the bank. */
    PastMarket with(CaptionRow caption) {
        more.add(caption);
        return this;
    }

    /** With other sends in the last days. */
    PastMarket withOtherLastDays(int number) {
        turningDay = days - number;
        return this;
    }

    static PageName page(int number) {
        return new PageName("page" + number);
    }

    /** The id of a PPV's caption; bumps have other ids. */
    static long id(int caption) {
        return 100L + caption;
    }

    private static String text(int caption) {
        return "text " + id(caption);
    }

    /** Writes the warehouse to a file. */
    Path write(Path file, long seed) {
        List<CaptionRow> bank = new ArrayList<>(more);
        for (int i = 0; i < captions; i++) {
            bank.add(caption(id(i), text(i), TIERS.get(i % 3)));
            bank.add(caption(10_000 + i, "bump number " + i, "bump"));
        }
        List<MessageRow> messages = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            for (int day = 0; day < days; day++) {
                for (int turn = 0; turn < PPVS_A_DAY; turn++) {
                    SplittableRandom random = new SplittableRandom(
                            messages.size() + 1_000_000L * (day < turningDay ? seed : seed + 1_000));
                    messages.add(sent(messages.size(), page, day, turn, random));
                }
            }
        }
        DuckDbWarehouse warehouse = DuckDbWarehouse.open(file);
        warehouse.init();
        warehouse.load(
                new ImportBatch(
                        messages,
                        bank,
                        Stream.iterate(0, page -> page + 1)
                                .limit(pages)
                                .map(page -> new Page(page(page), Page.DEFAULT_ZONE))
                                .toList(),
                        List.of(),
                        Set.of()),
                LoadProgress.SILENT);
        return file;
    }

    private static CaptionRow caption(long id, String text, String tier) {
        return new CaptionRow(id, text, "Flirt", tier, false, Optional.empty(), "available");
    }

    private MessageRow sent(int row, int page, int day, int turn, SplittableRandom random) {
        int caption = random.nextInt(captions);
        double conversion = Math.exp(Math.log(0.04) + taste.of(caption, day) + NOISE * random.nextGaussian());
        long bought = 0;
        for (int viewer = 0; viewer < VIEWERS; viewer++) {
            bought += random.nextDouble() < conversion ? 1 : 0;
        }
        Instant at = END.minusDays(days - day)
                .atTime(9 + 2 * turn, random.nextInt(60))
                .atZone(Page.DEFAULT_ZONE)
                .toInstant();
        int dollars = 10 * (1 + caption % 3);
        return new MessageRow(
                row,
                page(page).value(),
                text(caption),
                at,
                Optional.of(BigDecimal.valueOf(dollars)),
                2 * VIEWERS,
                VIEWERS,
                bought,
                BigDecimal.valueOf(bought * dollars),
                Optional.of("PPV"),
                Optional.empty());
    }

    /** A copy of the shipped rules. */
    static Path rules(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(Cli.PROJECT.resolve("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    /** A copy of the shipped rules with another evidence half-life. */
    static Path rules(Path folder, int halfLifeDays) throws IOException {
        Path selection = rules(folder).resolve("selection.drl");
        Files.writeString(
                selection,
                Files.readString(selection)
                        .replaceFirst("evidenceHalfLifeDays\\(\\d+\\)", "evidenceHalfLifeDays(" + halfLifeDays + ")"));
        return folder;
    }
}
