package io.schedulebuilder.preview;

import io.schedulebuilder.analysis.SumOfMeans;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The total change in expected revenue over all pages, with its confidence interval. Only the choice of seeds counts as
 * chance.
 *
 * @param oldRevenue dollars under the old rules, mean over the seeds
 * @param newRevenue dollars under the new rules, mean over the seeds
 * @param low lower end of the {@value #CONFIDENCE} interval of the change, in dollars
 * @param high upper end of the interval, in dollars
 */
public record TotalChange(double oldRevenue, double newRevenue, double low, double high) {
    /** The confidence level of the interval. */
    public static final double CONFIDENCE = 0.95;

    /**
     * Computes a paired t interval. Each page's differences (new minus old, same seed) have their own variance, because
     * a page is the same under both rule sets and only the seed varies. Differences between pages do not widen the
     * interval, because the question is about these pages, not others.
     */
    static TotalChange of(List<PageComparison> pages) {
        double half = SumOfMeans.of(
                        pages.stream().map(PageComparison::differences).toList(), CONFIDENCE)
                .half();
        double oldRevenue = pages.stream()
                .mapToDouble(page -> page.oldRules().expectedRevenue())
                .sum();
        double newRevenue = pages.stream()
                .mapToDouble(page -> page.newRules().expectedRevenue())
                .sum();
        double change = newRevenue - oldRevenue;
        return new TotalChange(oldRevenue, newRevenue, change - half, change + half);
    }

    /** New minus old, in dollars. */
    public double change() {
        return newRevenue - oldRevenue;
    }

    /** The change as a share of the old revenue; empty if that is 0. */
    public OptionalDouble changeShare() {
        return share(change(), oldRevenue);
    }

    /** Whether the change is larger than different seeds alone explain: the interval does not contain 0. */
    public boolean isBeyondNoise() {
        return low > 0 || high < 0;
    }

    /** A change as a share of its base; empty if that is 0. */
    static OptionalDouble share(double change, double base) {
        return base == 0 ? OptionalDouble.empty() : OptionalDouble.of(change / base);
    }
}
