package io.schedulebuilder.examples;

import io.schedulebuilder.examples.BankCaption.Tier;
import io.schedulebuilder.examples.UsHolidays.UsHoliday;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Writes the four files that {@code warehouse import} reads. */
final class ImportFiles {
    /** The warehouse got its column {@code caption_id} on this day; older rows have none and are matched by text. */
    private static final Instant CAPTION_IDS_SINCE = Instant.parse("2025-09-01T00:00:00Z");

    private static final int MODERATE_RECENCY_DAYS = 30;

    private ImportFiles() {}

    /** @param end the day before which the history ends */
    static void write(
            Path folder,
            List<BankCaption> bank,
            List<GeneratedMessage> messages,
            Map<String, ZoneId> zones,
            LocalDate end)
            throws IOException {
        Files.createDirectories(folder);
        writeMessages(folder.resolve("messages.csv"), bank, messages);
        writeCaptions(folder.resolve("captions.csv"), bank, messages, end);
        writePages(folder.resolve("pages.csv"), new TreeMap<>(zones));
        writeHolidays(folder.resolve("holidays.csv"));
    }

    private static void writeMessages(Path file, List<BankCaption> bank, List<GeneratedMessage> messages)
            throws IOException {
        try (CsvFile csv = new CsvFile(
                file,
                "row_id",
                "page_name",
                "message",
                "sending_time",
                "price",
                "sent_count",
                "viewed_count",
                "purchased_count",
                "earnings",
                "message_type",
                "caption_id")) {
            for (GeneratedMessage message : messages) {
                BankCaption caption = bank.get(message.captionIndex());
                boolean bump = caption.tier() == Tier.BUMP;
                csv.row(
                        message.rowId(),
                        message.page().name(),
                        caption.text(),
                        message.sentAt(),
                        bump ? "" : message.price() + ".0",
                        message.sent(),
                        message.viewed(),
                        message.purchased(),
                        message.earnings() + ".0",
                        bump ? "Bump" : "PPV",
                        message.sentAt().isBefore(CAPTION_IDS_SINCE) ? "" : caption.id());
            }
        }
    }

    private static void writeCaptions(Path file, List<BankCaption> bank, List<GeneratedMessage> messages, LocalDate end)
            throws IOException {
        Tally[] tallies = tallies(bank, messages);
        Map<Tier, Double> best = new EnumMap<>(Tier.class);
        for (int i = 0; i < tallies.length; i++) {
            if (tallies[i].sent > 0) {
                best.merge(bank.get(i).tier(), tallies[i].rate(bank.get(i).tier()), Math::max);
            }
        }
        int[] inOrderOfId = IntStream.range(0, bank.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> bank.get(i).id()))
                .mapToInt(Integer::intValue)
                .toArray();
        try (CsvFile csv = new CsvFile(
                file,
                "caption_id",
                "caption_text",
                "content_category",
                "price_tier",
                "has_urgency",
                "overall_performance_score",
                "usage_status")) {
            for (int i : inOrderOfId) {
                BankCaption caption = bank.get(i);
                csv.row(
                        caption.id(),
                        caption.text(),
                        caption.category(),
                        caption.tier().name().toLowerCase(Locale.ROOT),
                        caption.urgent(),
                        tallies[i].score(caption.tier(), best.getOrDefault(caption.tier(), 0.0)),
                        caption.retired() ? "retired" : tallies[i].usageStatus(end));
            }
        }
    }

    private static Tally[] tallies(List<BankCaption> bank, List<GeneratedMessage> messages) {
        Tally[] tallies = new Tally[bank.size()];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally();
        }
        for (GeneratedMessage message : messages) {
            tallies[message.captionIndex()].add(message);
        }
        return tallies;
    }

    /** What became of a caption on all pages. */
    private static final class Tally {
        private long sent;
        private long viewed;
        private long purchased;
        private LocalDate lastUsed = LocalDate.MIN;

        void add(GeneratedMessage message) {
            sent += message.sent();
            viewed += message.viewed();
            purchased += message.purchased();
            lastUsed = message.localDay();
        }

        /** Purchases per viewer, of a bump viewers per recipient. */
        double rate(Tier tier) {
            return tier == Tier.BUMP ? (double) viewed / sent : (double) purchased / viewed;
        }

        /** In hundredths of the tier's best, to one decimal; empty for a caption that nobody has tried. */
        String score(Tier tier, double best) {
            if (sent == 0) {
                return "";
            }
            long tenths = (long) (1000 * rate(tier) / best + 0.5);
            return tenths / 10 + "." + tenths % 10;
        }

        String usageStatus(LocalDate end) {
            boolean recent = sent > 0 && ChronoUnit.DAYS.between(lastUsed, end) <= MODERATE_RECENCY_DAYS;
            return recent ? "moderate_recency" : "available";
        }
    }

    private static void writePages(Path file, Map<String, ZoneId> zones) throws IOException {
        try (CsvFile csv = new CsvFile(file, "page_name", "time_zone")) {
            for (Map.Entry<String, ZoneId> page : zones.entrySet()) {
                csv.row(page.getKey(), page.getValue());
            }
        }
    }

    private static void writeHolidays(Path file) throws IOException {
        try (CsvFile csv = new CsvFile(
                file, "holiday_date", "holiday_name", "holiday_type", "is_major_holiday", "saturation_impact_factor")) {
            for (UsHoliday holiday : UsHolidays.OF_2025) {
                csv.row(holiday.day(), holiday.name(), holiday.type(), holiday.isMajor(), holiday.volumeFactor());
            }
        }
    }
}
