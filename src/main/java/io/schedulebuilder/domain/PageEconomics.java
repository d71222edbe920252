package io.schedulebuilder.domain;

import java.util.Map;

/**
 * What prices a message: the page's own figures, else the bank's, else a named default.
 *
 * @param meanViewers viewers of a PPV
 * @param tiers for each of the four price tiers
 * @param meanPpvRevenue dollars a mean PPV of the page is expected to earn; a thousandth of it is one point
 */
public record PageEconomics(Estimate meanViewers, Map<PriceTier, Tier> tiers, double meanPpvRevenue) {

    /** A figure and whose it is. */
    public record Estimate(double value, Source source) {}

    /** Whose data a figure rests on. */
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
     * @param priorViewers how many viewers the mean conversion weighs against a caption's own
     */
    public record Tier(Estimate price, Estimate conversion, double priorViewers) {}
}
