package io.schedulebuilder.preview;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The change in expected revenue of all pages together, with the interval in which it lies but for the choice of seeds.
 *
 * @param oldRevenue dollars under the old rules, mean over the seeds
 * @param newRevenue dollars under the new rules
 * @param low lower end of the {@value #CONFIDENCE} interval of the change, dollars
 * @param high its upper end
 */
public record TotalChange(double oldRevenue, double newRevenue, double low, double high) {
    /** How sure the interval is. */
    public static final double CONFIDENCE = 0.95;

    /**
     * A paired t interval: each page's differences (new less old) with the same seed have a variance of their own, as a
     * page is the same page under both rule sets and only the seed varies; the variances of the means add up. Degrees of
     * freedom by Satterthwaite, "An approximate distribution of estimates of variance components", Biometrics Bulletin 2
     * (1946). How unlike the pages are does not widen it: these pages are asked about, not others.
     */
    static TotalChange of(List<PageComparison> pages) {
        double variance = 0;
        double squaresByFreedom = 0;
        for (PageComparison page : pages) {
            double[] differences = page.differences();
            if (differences.length > 1) {
                double ofMean = Variance.of(differences).getAsDouble() / differences.length;
                variance += ofMean;
                squaresByFreedom += ofMean * ofMean / (differences.length - 1);
            }
        }
        double oldRevenue = pages.stream()
                .mapToDouble(page -> page.oldRules().expectedRevenue())
                .sum();
        double newRevenue = pages.stream()
                .mapToDouble(page -> page.newRules().expectedRevenue())
                .sum();
        double change = newRevenue - oldRevenue;
        double half = variance > 0
                ? Math.sqrt(variance)
                        * TDistribution.of(variance * variance / squaresByFreedom)
                                .inverseSurvivalProbability((1 - CONFIDENCE) / 2)
                : 0;
        return new TotalChange(oldRevenue, newRevenue, change - half, change + half);
    }

    /** New less old, dollars. */
    public double change() {
        return newRevenue - oldRevenue;
    }

    /** The change as a share of the old revenue; empty where that is 0. */
    public OptionalDouble changeShare() {
        return share(change(), oldRevenue);
    }

    /** Whether the change exceeds what a change of seed alone does: the interval leaves 0 out. */
    public boolean isBeyondNoise() {
        return low > 0 || high < 0;
    }

    /** A change as a share of what it changes; empty where that is 0. */
    static OptionalDouble share(double change, double base) {
        return base == 0 ? OptionalDouble.empty() : OptionalDouble.of(change / base);
    }
}
