package io.schedulebuilder.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is known about a page before as-of.
 *
 * @param messages every message of the page before as-of, oldest first, then by row id
 * @param platform PPVs of all other pages by day over the look-back, oldest first
 * @param holidays within the look-back, oldest first
 * @param baseline all pages' messages over the look-back
 * @param dataEnd where the warehouse's data ends; empty if no page sent anything before as-of
 */
public record PageHistory(
        Page page,
        List<SentMessage> messages,
        List<PlatformDay> platform,
        List<Holiday> holidays,
        BankBaseline baseline,
        Optional<DataEnd> dataEnd) {

    /** The same history as of an earlier time. */
    public PageHistory at(DataEnd.View view) {
        return new PageHistory(page, messages, view.platform(), view.holidays(), baseline, Optional.empty());
    }

    /** PPV recipients and viewers of all other pages together on one of their local days. */
    public record PlatformDay(LocalDate day, long sent, long viewed) {}
}
