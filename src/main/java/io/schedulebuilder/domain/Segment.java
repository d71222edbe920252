package io.schedulebuilder.domain;

/** What a page's audience buys. The bounds belong to the rules; the segment picks the price mix. */
public enum Segment {
    BUDGET,
    STANDARD,
    PREMIUM,
    LUXURY,
    EXPLORATORY
}
