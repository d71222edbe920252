package io.schedulebuilder.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a page before as-of.
 *
 * @param messages every message of the page before as-of, oldest first, then by row id
 * @param platform all other pages' PPVs by day over the look-back, oldest first
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

    /** A past of which it is not asked how old the data is. */
    public PageHistory(
            Page page,
            List<SentMessage> messages,
            List<PlatformDay> platform,
            List<Holiday> holidays,
            BankBaseline baseline) {
        this(page, messages, platform, holidays, baseline, Optional.empty());
    }

    /** The same as it was at an earlier moment. */
    public PageHistory at(DataEnd.View view) {
        return new PageHistory(page, messages, view.platform(), view.holidays(), baseline, Optional.empty());
    }

    /** What all other pages together did on one of their local days: PPV recipients and viewers. */
    public record PlatformDay(LocalDate day, long sent, long viewed) {}
}
