package io.schedulebuilder.analysis;

import java.util.Collection;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How exact the sum of the means of some samples is. The variances of the means add up. Degrees of freedom by
 * Satterthwaite, "An approximate distribution of estimates of variance components", Biometrics Bulletin 2 (1946).
 *
 * @param error standard error of the sum
 * @param half half the width of the sum's confidence interval
 */
public record SumOfMeans(double error, double half) {
    /**
     * Computes both. A sample of one counts as exact.
     *
     * @param confidence of the interval, 0 to 1
     */
    public static SumOfMeans of(Collection<double[]> samples, double confidence) {
        double variance = 0;
        double squaresByFreedom = 0;
        for (double[] sample : samples) {
            if (sample.length > 1) {
                double ofMean = Variance.of(sample).getAsDouble() / sample.length;
                variance += ofMean;
                squaresByFreedom += ofMean * ofMean / (sample.length - 1);
            }
        }
        if (variance == 0) {
            return new SumOfMeans(0, 0);
        }
        double error = Math.sqrt(variance);
        return new SumOfMeans(
                error,
                error
                        * TDistribution.of(variance * variance / squaresByFreedom)
                                .inverseSurvivalProbability((1 - confidence) / 2));
    }
}
