package io.schedulebuilder.domain;

import java.util.List;

/**
 * All that is known of a page before as-of.
 *
 * @param messages every message of the page before as-of, oldest first, then by row id
 * @param platform all other pages' PPVs by day over the look-back, oldest first
 * @param holidays within the look-back, oldest first
 * @param baseline all pages' messages over the look-back
 */
public record PageHistory(
        Page page,
        List<SentMessage> messages,
        List<PlatformDay> platform,
        List<Holiday> holidays,
        BankBaseline baseline) {}
