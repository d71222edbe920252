package io.schedulebuilder.domain;

/**
 * How far a message's expected revenue can be relied on. Spreads are standard deviations of its logarithm.
 *
 * @param sharedSpread of what all messages of the page's week share: how many view and buy in that week
 * @param ownSpread of what is the message's own: its caption, its noise, its few buyers
 * @param fromPage how much of what is expected of the caption comes from its sends to this page, 0 to 1
 * @param fromOtherPages how much comes from its sends to other pages, 0 to 1; the rest is what is usual for its price tier
 *     and category
 */
public record Confidence(double sharedSpread, double ownSpread, double fromPage, double fromOtherPages) {}
