package io.schedulebuilder.store;

import io.schedulebuilder.domain.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Valid rows from files, ready to load.
 *
 * @param absentColumns columns that the files do not have, as {@code table.column}; their stored values stay
 */
public record ImportBatch(
        List<MessageRow> messages,
        List<CaptionRow> captions,
        List<Page> pages,
        List<HolidayRow> holidays,
        Set<String> absentColumns) {

    /** One row of {@code mass_messages}. Empty fields of the file are empty here. */
    public record MessageRow(
            long rowId,
            String pageName,
            String message,
            Instant sendingTime,
            Optional<BigDecimal> price,
            long sentCount,
            long viewedCount,
            long purchasedCount,
            BigDecimal earnings,
            Optional<String> messageType,
            Optional<Long> captionId) {
        /** The same row with another id. */
        public MessageRow withRowId(long id) {
            return new MessageRow(
                    id,
                    pageName,
                    message,
                    sendingTime,
                    price,
                    sentCount,
                    viewedCount,
                    purchasedCount,
                    earnings,
                    messageType,
                    captionId);
        }
    }

    /** One row of {@code holiday_calendar}. Empty fields of the file are empty here. */
    public record HolidayRow(LocalDate day, String name, Optional<String> type, boolean major, double volumeFactor) {}

    /** One row of {@code caption_bank}. Empty fields of the file are empty here. */
    public record CaptionRow(
            long captionId,
            String captionText,
            String contentCategory,
            String priceTier,
            boolean hasUrgency,
            Optional<Double> overallPerformanceScore,
            String usageStatus,
            Optional<Instant> createdAt) {
        /** A row without a word of when the caption was added. */
        public CaptionRow(
                long captionId,
                String captionText,
                String contentCategory,
                String priceTier,
                boolean hasUrgency,
                Optional<Double> overallPerformanceScore,
                String usageStatus) {
            this(
                    captionId,
                    captionText,
                    contentCategory,
                    priceTier,
                    hasUrgency,
                    overallPerformanceScore,
                    usageStatus,
                    Optional.empty());
        }
    }
}
