package io.schedulebuilder.rehearse;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean of logarithms with its confidence interval. What a week of a page has in common counts as one observation
 * (cluster-robust variance: Cameron and Miller, "A Practitioner's Guide to Cluster-Robust Inference", Journal of Human
 * Resources 50 (2015)).
 *
 * @param low lower end of the {@value #CONFIDENCE} interval
 * @param high upper end of the interval
 * @param pageWeeks the number of page-weeks behind it
 */
public record Estimate(double value, double low, double high, int pageWeeks) {
    /** The confidence level of the interval. */
    public static final double CONFIDENCE = 0.95;

    /**
     * Computes the interval.
     *
     * @param pulls how far each page-week pulls the mean away from the value; their sum is 0
     * @param pageWeeks the number of page-weeks behind it: the smaller one, if two means are compared
     * @return empty if there are fewer than two page-weeks
     */
    static Optional<Estimate> of(double value, SortedMap<PageWeek, Double> pulls, int pageWeeks) {
        if (pageWeeks < 2) {
            return Optional.empty();
        }
        double squares = 0;
        for (double pull : pulls.values()) {
            squares += pull * pull;
        }
        double half = StrictMath.sqrt(squares * pageWeeks / (pageWeeks - 1))
                * TDistribution.of(pageWeeks - 1).inverseSurvivalProbability((1 - CONFIDENCE) / 2);
        return Optional.of(new Estimate(value, value - half, value + half, pageWeeks));
    }

    /** Adds to what a page-week pulls. */
    static void pull(Map<PageWeek, Double> pulls, PageWeek week, double by) {
        pulls.merge(week, by, Double::sum);
    }

    /** Whether chance alone does not explain the value: the interval does not contain 0. */
    public boolean isBeyondChance() {
        return low > 0 || high < 0;
    }

    /** A logarithm of a ratio as a change: 0.1 is a share of 0.105 more. */
    static double share(double logarithm) {
        return StrictMath.expm1(logarithm);
    }
}
