package io.schedulebuilder.value;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many viewers of a message will buy: Poisson, given a conversion that is uncertain itself. With a gamma distribution
 * for it, the number is negative binomial (Greenwood and Yule, Journal of the Royal Statistical Society 83, 1920).
 *
 * @param mean expected purchases, above 0
 * @param logVariance of the conversion's logarithm, above 0
 */
record PredictedPurchases(double mean, double logVariance) {
    /** Beyond it, the shape of the gamma distribution would be 0 in floating point. */
    private static final double MOST_VARIANCE = 10;

    /**
     * How much of a number of purchases lies between two quantiles. Purchases are whole numbers, so each one covers a
     * range of quantiles, not a point; of a calibrated prediction, the mean of these shares is {@code high - low}, however
     * few purchases there are (Czado, Gneiting and Held, "Predictive model assessment for count data", Biometrics 65,
     * 2009).
     *
     * @return 0 to 1
     */
    double shareBetween(double low, double high, long purchased) {
        double from = atMost(purchased - 1);
        double to = atMost(purchased);
        if (to <= from) { // too unlikely to be told from 0
            return from >= low && from <= high ? 1 : 0;
        }
        return Math.max(0, Math.min(to, high) - Math.max(from, low)) / (to - from);
    }

    private double atMost(long purchased) {
        if (purchased < 0) {
            return 0;
        }
        double shape = 1 / StrictMath.expm1(Math.min(MOST_VARIANCE, logVariance));
        return BetaDistribution.of(shape, purchased + 1.0).cumulativeProbability(shape / (shape + mean));
    }
}
