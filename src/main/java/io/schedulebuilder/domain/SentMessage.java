package io.schedulebuilder.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A message that a page has sent, with its results.
 *
 * @param rowId the warehouse's key of the row
 * @param caption the bank's caption with this text, if there is one
 * @param price dollars, 0 for a bump
 * @param sent recipients
 * @param viewed viewers
 * @param purchased purchases
 * @param earnings dollars
 */
public record SentMessage(
        long rowId,
        Instant sentAt,
        MessageType type,
        Optional<SentCaption> caption,
        BigDecimal price,
        long sent,
        long viewed,
        long purchased,
        BigDecimal earnings) {

    /** Earnings per recipient in dollars; empty without recipients. */
    public OptionalDouble rpr() {
        return sent > 0 ? OptionalDouble.of(earnings.doubleValue() / sent) : OptionalDouble.empty();
    }

    /** Purchases per viewer; empty without viewers. */
    public OptionalDouble conversion() {
        return viewed > 0 ? OptionalDouble.of((double) purchased / viewed) : OptionalDouble.empty();
    }
}
