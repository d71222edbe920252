package io.schedulebuilder.domain;

import java.util.Map;

/**
 * How all pages' PPVs and bumps performed over the look-back, by price tier: the fallback for a page without data.
 *
 * @param byTier leaves out tiers without messages
 */
public record BankBaseline(Map<PriceTier, TierTotals> byTier) {
    /**
     * Sums over the messages of one price tier.
     *
     * @param priceSum sum of the messages' prices, dollars
     */
    public record TierTotals(long messages, long viewed, long purchased, double priceSum) {
        /** Adds two totals. */
        public TierTotals plus(TierTotals other) {
            return new TierTotals(
                    messages + other.messages,
                    viewed + other.viewed,
                    purchased + other.purchased,
                    priceSum + other.priceSum);
        }
    }
}
