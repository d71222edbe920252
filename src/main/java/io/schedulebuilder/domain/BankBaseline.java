package io.schedulebuilder.domain;

import java.util.Map;

/**
 * What all pages' PPVs and bumps of each price tier did over the look-back: the fallback for a page without data.
 *
 * @param byTier tiers without a message are absent
 */
public record BankBaseline(Map<PriceTier, TierTotals> byTier) {
    /**
     * Sums over the messages of one price tier.
     *
     * @param priceSum dollars, over the messages
     */
    public record TierTotals(long messages, long viewed, long purchased, double priceSum) {
        /** Both together. */
        public TierTotals plus(TierTotals other) {
            return new TierTotals(
                    messages + other.messages,
                    viewed + other.viewed,
                    purchased + other.purchased,
                    priceSum + other.priceSum);
        }
    }
}
