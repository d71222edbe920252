package io.schedulebuilder.warehouse;

import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.warehouse.ImportBatch.CaptionRow;
import io.schedulebuilder.warehouse.ImportBatch.MessageRow;
import io.schedulebuilder.warehouse.RowFormat.BadValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** The columns of each file that can be imported, by the warehouse's names. */
final class ImportRows {
    private ImportRows() {}

    static RowFormat<MessageRow> messages(Function<String, ZoneId> zoneOf) {
        return new RowFormat<>(
                List.of(
                        "page_name",
                        "message",
                        "sending_time",
                        "sent_count",
                        "viewed_count",
                        "purchased_count",
                        "earnings"),
                List.of("row_id", "price", "message_type", "caption_id"),
                row -> message(row, zoneOf),
                MessageRow::rowId);
    }

    static RowFormat<CaptionRow> captions() {
        return new RowFormat<>(
                List.of("caption_id", "caption_text", "price_tier"),
                List.of("content_category", "has_urgency", "overall_performance_score", "usage_status"),
                ImportRows::caption,
                CaptionRow::captionId);
    }

    static RowFormat<Page> pages() {
        return new RowFormat<>(
                List.of("page_name", "time_zone"),
                List.of(),
                row -> new Page(new PageName(row.requiredWord("page_name")), row.zone("time_zone")),
                Page::name);
    }

    static RowFormat<Holiday> holidays() {
        return new RowFormat<>(
                List.of("holiday_date", "holiday_name"),
                List.of("saturation_impact_factor"),
                ImportRows::holiday,
                Holiday::day);
    }

    private static MessageRow message(CsvRow row, Function<String, ZoneId> zoneOf) throws BadValue {
        String page = row.word("page_name").orElse("");
        String text = row.text("message");
        Instant time = row.moment("sending_time", page.isEmpty() ? Page.DEFAULT_ZONE : zoneOf.apply(page));
        Optional<String> type = row.word("message_type");
        return new MessageRow(
                row.word("row_id").isPresent() ? row.id("row_id") : hash(page, time.toString(), text, type.orElse("")),
                page,
                text,
                time,
                row.money("price"),
                row.count("sent_count"),
                row.count("viewed_count"),
                row.count("purchased_count"),
                row.money("earnings").orElse(BigDecimal.ZERO.setScale(4)),
                type,
                row.word("caption_id").isPresent() ? OptionalLong.of(row.id("caption_id")) : OptionalLong.empty());
    }

    private static CaptionRow caption(CsvRow row) throws BadValue {
        Optional<Double> score = row.decimal("overall_performance_score");
        return new CaptionRow(
                row.id("caption_id"),
                row.requiredText("caption_text"),
                row.word("content_category").orElse("uncategorised"),
                row.requiredWord("price_tier").toLowerCase(Locale.ROOT),
                row.flag("has_urgency"),
                score.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                row.word("usage_status").orElse("available").toLowerCase(Locale.ROOT));
    }

    private static Holiday holiday(CsvRow row) throws BadValue {
        double factor = row.decimal("saturation_impact_factor").orElse(1.0);
        if (factor < 0 || factor > 10) {
            throw new BadValue("saturation_impact_factor " + factor + " is not a multiplier: write 0.6, 1.0 …");
        }
        return new Holiday(row.date("holiday_date"), row.requiredWord("holiday_name"), factor);
    }

    /** The same message has the same id however often it is exported. */
    private static long hash(String... parts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
            }
            return ByteBuffer.wrap(sha256.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
