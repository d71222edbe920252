package io.schedulebuilder.warehouse.duckdb;

import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.warehouse.CaptionKey;
import io.schedulebuilder.warehouse.ImportBatch;
import io.schedulebuilder.warehouse.ImportBatch.CaptionRow;
import io.schedulebuilder.warehouse.ImportBatch.MessageRow;
import io.schedulebuilder.warehouse.LoadProgress;
import io.schedulebuilder.warehouse.LoadSummary;
import io.schedulebuilder.warehouse.LoadSummary.TableSummary;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Loads rows: into a staging table first, then what is new or differs into the table itself, all in one transaction. */
final class Loader {
    /** Rows between two reports of progress. */
    private static final int REPORT_EVERY = 2000;

    private final Sql sql;

    Loader(Sql sql) {
        this.sql = sql;
    }

    /** Appends one row to a staging table. */
    @FunctionalInterface
    private interface Appending<T> {
        void append(DuckDBAppender to, T row) throws SQLException;
    }

    /** A table that files are loaded into: its key first, then the columns that a file gives. */
    private record Target(String table, String key, List<String> columns) {
        String all() {
            return key + ", " + String.join(", ", columns);
        }

        String differs() {
            return columns.stream()
                    .map(column -> "t." + column + " IS DISTINCT FROM s." + column)
                    .collect(Collectors.joining(" OR "));
        }

        String assignments() {
            return columns.stream()
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "));
        }
    }

    private static final Target MESSAGES = new Target(
            "mass_messages",
            "row_id",
            List.of(
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
                    "message_key"));
    private static final Target CAPTIONS = new Target(
            "caption_bank",
            "caption_id",
            List.of(
                    "caption_text",
                    "content_category",
                    "price_tier",
                    "has_urgency",
                    "overall_performance_score",
                    "usage_status",
                    "caption_key"));
    private static final Target PAGES = new Target("page_settings", "page_name", List.of("time_zone"));
    private static final Target HOLIDAYS =
            new Target("holiday_calendar", "holiday_date", List.of("holiday_name", "saturation_impact_factor"));

    LoadSummary load(ImportBatch batch, LoadProgress progress) {
        return sql.transaction(() -> {
            List<TableSummary> tables = new ArrayList<>();
            tables.add(load(PAGES, batch.pages(), Loader::append, progress));
            tables.add(load(HOLIDAYS, batch.holidays(), Loader::append, progress));
            tables.add(load(CAPTIONS, batch.captions(), Loader::append, progress));
            tables.add(load(MESSAGES, batch.messages(), Loader::append, progress));
            return new LoadSummary(
                    tables.stream().filter(table -> table.read() > 0).toList());
        });
    }

    private <T> TableSummary load(Target target, List<T> rows, Appending<T> appending, LoadProgress progress)
            throws SQLException {
        if (rows.isEmpty()) {
            return new TableSummary(target.table(), 0, 0, 0, 0);
        }
        String staging = "staging_" + target.table();
        sql.execute("CREATE OR REPLACE TEMP TABLE " + staging + " AS SELECT " + target.all() + " FROM " + target.table()
                + " LIMIT 0");
        try (DuckDBAppender appender =
                sql.connection().unwrap(DuckDBConnection.class).createAppender("temp", "main", staging)) {
            long done = 0;
            for (T row : rows) {
                appender.beginRow();
                appending.append(appender, row);
                appender.endRow();
                if (++done % REPORT_EVERY == 0 || done == rows.size()) {
                    progress.at("load " + target.table(), done, rows.size());
                }
            }
        }
        String join =
                " FROM " + staging + " s JOIN " + target.table() + " t ON t." + target.key() + " = s." + target.key();
        long known = sql.number("SELECT count(*)" + join);
        long changed = sql.number("SELECT count(*)" + join + " WHERE " + target.differs());
        sql.execute("INSERT INTO " + target.table() + " (" + target.all() + ") SELECT " + target.all() + " FROM "
                + staging + " s WHERE NOT EXISTS (SELECT 1 FROM " + target.table() + " t WHERE t." + target.key()
                + " = s." + target.key() + " AND NOT (" + target.differs() + ")) ON CONFLICT (" + target.key()
                + ") DO UPDATE SET " + target.assignments());
        sql.execute("DROP TABLE " + staging);
        return new TableSummary(target.table(), rows.size(), rows.size() - known, changed, known - changed);
    }

    private static void append(DuckDBAppender to, MessageRow row) throws SQLException {
        to.append(row.rowId());
        to.append(row.pageName());
        to.append(row.message());
        to.append(row.sendingTime().atOffset(ZoneOffset.UTC));
        if (row.price().isPresent()) {
            to.append(row.price().get());
        } else {
            to.appendNull();
        }
        to.append(row.sentCount());
        to.append(row.viewedCount());
        to.append((double) row.purchasedCount());
        to.append(row.earnings());
        if (row.messageType().isPresent()) {
            to.append(row.messageType().get());
        } else {
            to.appendNull();
        }
        if (row.captionId().isPresent()) {
            to.append(row.captionId().getAsLong());
        } else {
            to.appendNull();
        }
        to.append(CaptionKey.of(row.message()));
    }

    private static void append(DuckDBAppender to, CaptionRow row) throws SQLException {
        to.append(row.captionId());
        to.append(row.captionText());
        to.append(row.contentCategory());
        to.append(row.priceTier());
        to.append(row.hasUrgency());
        if (row.overallPerformanceScore().isPresent()) {
            to.append(row.overallPerformanceScore().getAsDouble());
        } else {
            to.appendNull();
        }
        to.append(row.usageStatus());
        to.append(CaptionKey.of(row.captionText()));
    }

    private static void append(DuckDBAppender to, Page page) throws SQLException {
        to.append(page.name().value());
        to.append(page.zone().getId());
    }

    private static void append(DuckDBAppender to, Holiday holiday) throws SQLException {
        to.append(holiday.day());
        to.append(holiday.name());
        to.append(holiday.volumeFactor());
    }
}
