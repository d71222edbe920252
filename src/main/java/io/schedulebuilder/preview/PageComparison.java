package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PageName;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One page's week under the old and the new rules, with the same seeds.
 *
 * @param policyChanges whether the page's policy differs; if not, the page is planned only once and both sides have the
 *     same plans
 * @param outlook what the page's history says beyond the plans, under the new rules
 */
public record PageComparison(
        PageName page,
        Horizon horizon,
        PagePlans oldRules,
        PagePlans newRules,
        boolean policyChanges,
        PageOutlook outlook) {
    /** The order for reports: pages that change most first, then by name. */
    public static final Comparator<PageComparison> MOST_CHANGED_FIRST = Comparator.comparing(
                    PageComparison::policyChanges)
            .thenComparingDouble(page -> Math.abs(page.change()))
            .reversed()
            .thenComparing(PageComparison::page);

    /**
     * Checks the seeds.
     *
     * @throws IllegalArgumentException if the two sides have different seeds
     */
    public PageComparison {
        if (!oldRules.weeks().stream()
                .map(PricedWeek::seed)
                .toList()
                .equals(newRules.weeks().stream().map(PricedWeek::seed).toList())) {
            throw new IllegalArgumentException("page " + page + " was planned with other seeds under the new rules");
        }
    }

    /** New minus old expected revenue for each seed, in dollars. */
    public double[] differences() {
        return IntStream.range(0, oldRules.weeks().size())
                .mapToDouble(seed -> newRules.weeks().get(seed).expectedRevenue()
                        - oldRules.weeks().get(seed).expectedRevenue())
                .toArray();
    }

    /** New minus old expected revenue, mean over the seeds, in dollars. */
    public double change() {
        return newRules.expectedRevenue() - oldRules.expectedRevenue();
    }

    /** The change as a share of the old revenue; empty if that is 0. */
    public OptionalDouble changeShare() {
        return TotalChange.share(change(), oldRules.expectedRevenue());
    }

    /** The largest difference between two seeds of the same rule set, in dollars. */
    public double seedNoise() {
        return Math.max(oldRules.seedSpread(), newRules.seedSpread());
    }

    /** Whether the page has data to price its plans. */
    public boolean revenueIsKnown() {
        return oldRules.priced();
    }

    /**
     * Whether the change is larger than a different seed alone explains: the mean change is larger than the largest
     * difference between two seeds of the same rule set. With three seeds, and plans that differ only by chance, that
     * happens about once in twenty times.
     */
    public boolean isBeyondNoise() {
        return revenueIsKnown() && Math.abs(change()) > seedNoise();
    }

    /** Whether the new rules move the page to another account tier or saturation zone. */
    public boolean isMoved() {
        return oldRules.policy().tier() != newRules.policy().tier()
                || oldRules.policy().zone() != newRules.policy().zone();
    }
}
