package io.schedulebuilder.store.duckdb;

import static java.util.stream.Collectors.joining;

import io.schedulebuilder.domain.Page;
import io.schedulebuilder.store.CaptionKey;
import io.schedulebuilder.store.ImportBatch;
import io.schedulebuilder.store.LoadProgress;
import io.schedulebuilder.store.LoadSummary;
import io.schedulebuilder.store.LoadSummary.TableSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBAppender;

/** Loads a batch inside the transaction of its session: rows go to a temporary table first, then to their own. */
final class BatchLoader {
    private static final int REPORT_EVERY = 5_000;
    private static final int MONEY_DECIMALS = 4;

    private final Session session;
    private final LoadProgress progress;

    BatchLoader(Session session, LoadProgress progress) {
        this.session = session;
        this.progress = progress;
    }

    /** Where rows go. The first column is the key. */
    private record Target<T>(String table, List<String> columns, Session.RowAppender<T> appender) {}

    LoadSummary load(ImportBatch batch) {
        List<TableSummary> tables = new ArrayList<>();
        tables.add(merge(PAGES, batch.pages(), batch.absentColumns()));
        tables.add(merge(HOLIDAYS, batch.holidays(), batch.absentColumns()));
        tables.add(merge(CAPTIONS, batch.captions(), batch.absentColumns()));
        tables.add(merge(MESSAGES, batch.messages(), batch.absentColumns()));
        tables.removeIf(table -> table.read() == 0);
        return new LoadSummary(tables);
    }

    private <T> TableSummary merge(Target<T> target, List<T> rows, Set<String> absent) {
        if (rows.isEmpty()) {
            return new TableSummary(target.table(), 0, 0, 0, 0);
        }
        String stage = "staged_" + target.table();
        String key = target.columns().get(0);
        List<String> values = target.columns().stream()
                .skip(1)
                .filter(column -> !absent.contains(target.table() + "." + column))
                .toList();
        session.run(String.format(
                Locale.ROOT,
                "CREATE TEMP TABLE %s AS SELECT %s FROM %s LIMIT 0",
                stage,
                String.join(", ", target.columns()),
                target.table()));
        long[] done = {0};
        session.append(stage, rows, (to, row) -> {
            target.appender().append(to, row);
            if (++done[0] % REPORT_EVERY == 0) {
                progress.at(target.table(), done[0], rows.size());
            }
        });
        long added = session.first(
                        String.format(
                                Locale.ROOT,
                                "SELECT count(*) FROM %s ANTI JOIN %s USING (%s)",
                                stage,
                                target.table(),
                                key),
                        row -> row.getLong(1))
                .orElseThrow();
        long written = session.update(String.format(
                Locale.ROOT,
                "MERGE INTO %s t USING %s s ON t.%s = s.%s %s WHEN NOT MATCHED THEN INSERT (%s) VALUES (%s)",
                target.table(),
                stage,
                key,
                key,
                values.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "WHEN MATCHED AND (%s) THEN UPDATE SET %s",
                                each(values, "t.%1$s IS DISTINCT FROM s.%1$s", " OR "),
                                each(values, "%1$s = s.%1$s", ", ")),
                each(target.columns(), "%1$s", ", "),
                each(target.columns(), "s.%1$s", ", ")));
        session.run("DROP TABLE " + stage);
        progress.at(target.table(), rows.size(), rows.size());
        return new TableSummary(target.table(), rows.size(), added, written - added, rows.size() - written);
    }

    private static String each(List<String> columns, String pattern, String separator) {
        return columns.stream().map(pattern::formatted).collect(joining(separator));
    }

    private static final Target<Page> PAGES =
            new Target<>("page_settings", List.of("page_name", "time_zone"), (to, page) -> {
                to.append(page.name().value());
                to.append(page.zone().getId());
            });

    private static final Target<ImportBatch.HolidayRow> HOLIDAYS = new Target<>(
            "holiday_calendar",
            List.of("holiday_date", "holiday_name", "holiday_type", "is_major_holiday", "saturation_impact_factor"),
            (to, holiday) -> {
                to.append(holiday.day());
                to.append(holiday.name());
                if (holiday.type().isPresent()) {
                    to.append(holiday.type().get());
                } else {
                    to.appendNull();
                }
                to.append(holiday.major());
                to.append(holiday.volumeFactor());
            });

    private static final Target<ImportBatch.CaptionRow> CAPTIONS = new Target<>(
            "caption_bank",
            List.of(
                    "caption_id",
                    "caption_text",
                    "content_category",
                    "price_tier",
                    "has_urgency",
                    "overall_performance_score",
                    "usage_status",
                    "caption_key"),
            (to, caption) -> {
                to.append(caption.captionId());
                to.append(caption.captionText());
                to.append(caption.contentCategory());
                to.append(caption.priceTier());
                to.append(caption.hasUrgency());
                if (caption.overallPerformanceScore().isPresent()) {
                    to.append(caption.overallPerformanceScore().getAsDouble());
                } else {
                    to.appendNull();
                }
                to.append(caption.usageStatus());
                to.append(CaptionKey.of(caption.captionText()));
            });

    private static final Target<ImportBatch.MessageRow> MESSAGES = new Target<>(
            "mass_messages",
            List.of(
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
                    "caption_id",
                    "message_key"),
            (to, message) -> {
                to.append(message.rowId());
                to.append(message.pageName());
                to.append(message.message());
                to.append(message.sendingTime().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
                if (message.price().isPresent()) {
                    appendDollars(to, message.price().get());
                } else {
                    to.appendNull();
                }
                to.append(message.sentCount());
                to.append(message.viewedCount());
                to.append(message.purchasedCount());
                appendDollars(to, message.earnings());
                if (message.messageType().isPresent()) {
                    to.append(message.messageType().get());
                } else {
                    to.appendNull();
                }
                if (message.captionId().isPresent()) {
                    to.append(message.captionId().getAsLong());
                } else {
                    to.appendNull();
                }
                to.append(CaptionKey.of(message.message()));
            });

    private static void appendDollars(DuckDBAppender to, BigDecimal dollars) throws SQLException {
        to.append(dollars.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
