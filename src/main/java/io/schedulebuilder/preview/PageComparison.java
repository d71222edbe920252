package io.schedulebuilder.preview;

import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PageName;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One page's week under the old and the new rules, with the same seeds.
 *
 * @param policyChanges whether the rules ask anything different of the page; if not, it was planned once and both sides
 *     are the same plans
 * @param revenueIsKnown whether the page has data to price its plans by; if not, their dollars mean nothing
 */
public record PageComparison(
        PageName page,
        Horizon horizon,
        PagePlans oldRules,
        PagePlans newRules,
        boolean policyChanges,
        boolean revenueIsKnown) {
    /** The order in which a person wants to read pages: what changes most, then by name. */
    public static final Comparator<PageComparison> MOST_CHANGED_FIRST = Comparator.comparing(
                    PageComparison::policyChanges)
            .thenComparingDouble(page -> Math.abs(page.change()))
            .reversed()
            .thenComparing(PageComparison::page);

    /** @throws IllegalArgumentException unless both were planned with the same seeds */
    public PageComparison {
        if (!oldRules.weeks().stream()
                .map(PricedWeek::seed)
                .toList()
                .equals(newRules.weeks().stream().map(PricedWeek::seed).toList())) {
            throw new IllegalArgumentException("page " + page + " was planned with other seeds under the new rules");
        }
    }

    /** New less old expected revenue with each seed, dollars. */
    public double[] differences() {
        return IntStream.range(0, oldRules.weeks().size())
                .mapToDouble(seed -> newRules.weeks().get(seed).expectedRevenue()
                        - oldRules.weeks().get(seed).expectedRevenue())
                .toArray();
    }

    /** New less old expected revenue, mean over the seeds, dollars. */
    public double change() {
        return newRules.expectedRevenue() - oldRules.expectedRevenue();
    }

    /** The change as a share of the old revenue; empty where that is 0. */
    public OptionalDouble changeShare() {
        return TotalChange.share(change(), oldRules.expectedRevenue());
    }

    /** The largest difference that a change of seed alone makes under either rule set, dollars. */
    public double seedNoise() {
        return Math.max(oldRules.seedSpread(), newRules.seedSpread());
    }

    /**
     * Whether the change exceeds what a change of seed alone does: the mean change is larger than the largest difference
     * between any two seeds of one rule set. With three seeds, and plans that differ by chance alone, that happens about
     * once in twenty times.
     */
    public boolean isBeyondNoise() {
        return revenueIsKnown && Math.abs(change()) > seedNoise();
    }

    /** Whether the new rules move the page to another account tier or saturation zone. */
    public boolean isMoved() {
        return oldRules.policy().tier() != newRules.policy().tier()
                || oldRules.policy().zone() != newRules.policy().zone();
    }
}
