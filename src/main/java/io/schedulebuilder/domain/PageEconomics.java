package io.schedulebuilder.domain;

import java.util.Map;

/**
 * The figures that price a message: the page's own, or else the bank's, or else a named default.
 *
 * @param meanViewers viewers of a PPV
 * @param tiers for each of the four price tiers
 * @param meanPpvRevenue expected dollars from an average PPV of the page; a thousandth of it is one point
 */
public record PageEconomics(Estimate meanViewers, Map<PriceTier, Tier> tiers, double meanPpvRevenue) {

    /** A figure and its source. */
    public record Estimate(double value, Source source) {}

    /** Where a figure comes from. */
    public enum Source {
        PAGE,
        BANK,
        DEFAULT
    }

    /**
     * A price tier's figures.
     *
     * @param price mean price, dollars; 0 for bumps
     * @param conversion mean purchases per viewer
     * @param priorViewers the weight of the mean conversion against a caption's own, in viewers
     */
    public record Tier(Estimate price, Estimate conversion, double priorViewers) {}
}
