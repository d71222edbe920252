package io.schedulebuilder.domain;

/** What a page's audience buys. The rules set the bounds; the segment determines the price mix. */
public enum Segment {
    BUDGET,
    STANDARD,
    PREMIUM,
    LUXURY,
    EXPLORATORY
}
