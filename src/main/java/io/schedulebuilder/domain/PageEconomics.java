package io.schedulebuilder.domain;

import java.util.Map;
import java.util.Optional;

/**
 * The figures that price a message: the page's own, or else the bank's, or else a named default.
 *
 * @param meanViewers viewers of a PPV
 * @param tiers for each of the four price tiers
 * @param meanPpvRevenue expected dollars from an average PPV of the page; a thousandth of it is one point
 * @param promises what past plans teach about expected revenue; empty if nothing was sent as planned yet
 */
public record PageEconomics(
        Estimate meanViewers, Map<PriceTier, Tier> tiers, double meanPpvRevenue, Optional<PromiseFactor> promises) {
    /** Figures without experience from past plans. */
    public PageEconomics(Estimate meanViewers, Map<PriceTier, Tier> tiers, double meanPpvRevenue) {
        this(meanViewers, tiers, meanPpvRevenue, Optional.empty());
    }

    /** The same figures, with expected dollars corrected by what past plans earned. */
    public PageEconomics correctedBy(PromiseFactor learned) {
        return new PageEconomics(meanViewers, tiers, meanPpvRevenue, Optional.of(learned));
    }

    /** The factor that is part of each expected revenue, but not of points; without experience, it changes nothing. */
    public PromiseFactor promiseFactor() {
        return promises.orElse(PromiseFactor.NONE);
    }

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
