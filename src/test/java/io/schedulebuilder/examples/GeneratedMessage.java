package io.schedulebuilder.examples;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A message as the response model drew it.
 *
 * @param captionIndex its place in the bank
 * @param price whole dollars, 0 for a bump
 */
record GeneratedMessage(
        PageModel page,
        Instant sentAt,
        LocalDate localDay,
        int captionIndex,
        int price,
        int sent,
        int viewed,
        int purchased) {

    /** Dollars. */
    int earnings() {
        return purchased * price;
    }

    long rowId() {
        return Draws.hash(page.name() + "|" + sentAt);
    }
}
