package io.schedulebuilder.store;

import io.schedulebuilder.domain.Page;
import io.schedulebuilder.store.ImportBatch.CaptionRow;
import io.schedulebuilder.store.ImportBatch.HolidayRow;
import io.schedulebuilder.store.ImportBatch.MessageRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table that imports load rows into.
 *
 * @param rows gets the table's rows from a batch
 * @param columns the key first
 */
public record ImportTable<T>(String name, Function<ImportBatch, List<T>> rows, List<Column<T>> columns) {
    /** Whether files have a column. */
    public enum Presence {
        REQUIRED,
        OPTIONAL,
        /** Not in files: it is computed from the other columns. */
        DERIVED
    }

    /**
     * A column of the table.
     *
     * @param value a text, whole number, fraction, Boolean, date, instant or amount of money; an empty Optional is null
     */
    public record Column<T>(String name, Presence presence, Function<T, Object> value) {
        /** The value to write; empty is null. */
        public Optional<?> of(T row) {
            Object written = value.apply(row);
            return written instanceof Optional<?> optional ? optional : Optional.of(written);
        }
    }

    /** The pages and their zones. */
    public static final ImportTable<Page> PAGES = new ImportTable<>(
            "page_settings",
            ImportBatch::pages,
            List.of(required("page_name", page -> page.name().value()), optional("time_zone", page -> page.zone()
                    .getId())));

    /** The holiday calendar. */
    public static final ImportTable<HolidayRow> HOLIDAYS = new ImportTable<>(
            "holiday_calendar",
            ImportBatch::holidays,
            List.of(
                    required("holiday_date", HolidayRow::day),
                    required("holiday_name", HolidayRow::name),
                    optional("holiday_type", HolidayRow::type),
                    optional("is_major_holiday", HolidayRow::major),
                    required("saturation_impact_factor", HolidayRow::volumeFactor)));

    /** The caption bank. */
    public static final ImportTable<CaptionRow> CAPTIONS = new ImportTable<>(
            "caption_bank",
            ImportBatch::captions,
            List.of(
                    required("caption_id", CaptionRow::captionId),
                    required("caption_text", CaptionRow::captionText),
                    required("content_category", CaptionRow::contentCategory),
                    required("price_tier", CaptionRow::priceTier),
                    required("has_urgency", CaptionRow::hasUrgency),
                    optional("overall_performance_score", CaptionRow::overallPerformanceScore),
                    optional("usage_status", CaptionRow::usageStatus),
                    optional("created_at", CaptionRow::createdAt),
                    derived("caption_key", caption -> CaptionKey.of(caption.captionText()))));

    /** The sent messages. */
    public static final ImportTable<MessageRow> MESSAGES = new ImportTable<>(
            "mass_messages",
            ImportBatch::messages,
            List.of(
                    optional("row_id", MessageRow::rowId),
                    required("page_name", MessageRow::pageName),
                    required("message", MessageRow::message),
                    required("sending_time", MessageRow::sendingTime),
                    optional("price", MessageRow::price),
                    required("sent_count", MessageRow::sentCount),
                    required("viewed_count", MessageRow::viewedCount),
                    required("purchased_count", MessageRow::purchasedCount),
                    required("earnings", MessageRow::earnings),
                    optional("message_type", MessageRow::messageType),
                    optional("caption_id", MessageRow::captionId),
                    derived("message_key", message -> CaptionKey.of(message.message()))));

    /** All tables in the order of loading. */
    public static final List<ImportTable<?>> ALL = List.of(PAGES, HOLIDAYS, CAPTIONS, MESSAGES);

    private static <T> Column<T> required(String name, Function<T, Object> value) {
        return new Column<>(name, Presence.REQUIRED, value);
    }

    private static <T> Column<T> optional(String name, Function<T, Object> value) {
        return new Column<>(name, Presence.OPTIONAL, value);
    }

    private static <T> Column<T> derived(String name, Function<T, Object> value) {
        return new Column<>(name, Presence.DERIVED, value);
    }

    /** The name of the key column. */
    public String key() {
        return columns.get(0).name();
    }

    /** The names of all columns. */
    public List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The names of the columns with this presence. */
    public List<String> columnNames(Presence presence) {
        return columns.stream()
                .filter(column -> column.presence() == presence)
                .map(Column::name)
                .toList();
    }

    /**
     * Of the given columns, those that replace values of a stored row: not the key, and no column that the files lack.
     */
    public List<String> replaced(List<String> loaded, ImportBatch batch) {
        return loaded.stream()
                .filter(column -> !column.equals(key()))
                .filter(column -> !batch.absentColumns().contains(name + "." + column))
                .toList();
    }
}
