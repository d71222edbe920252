package io.schedulebuilder.compare;

import io.schedulebuilder.analysis.SumOfMeans;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of paired differences over weeks and seeds, with its confidence interval.
 *
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param error standard error of the mean: its standard deviation over repeated comparisons
 * @param runs number of pairs
 * @param weeks number of weeks that the pairs are from
 * @param test how the interval was computed
 */
public record MeanDifference(double mean, double low, double high, double error, int runs, int weeks, Test test) {
    /**
     * With this many weeks or more, they count as a sample of weeks in general. Fewer weeks represent only themselves.
     */
    static final int WEEKS_FOR_A_SAMPLE = 5;

    /** Quantile of the normal distribution: with this much to spare, a difference is shown four times out of five. */
    private static final double FOUR_IN_FIVE = 0.8416;

    /** How an interval is computed. */
    public enum Test {
        /** The choice of weeks is chance too, so the interval is valid for weeks like these. */
        OVER_WEEKS("paired t test over the weeks' means"),
        /** Only the seed is chance, so the interval is valid for these weeks. */
        OVER_SEEDS("paired t test over the seeds of each week, variances added by Satterthwaite"),
        /** One seed of a few weeks, which shows nothing about chance. */
        NONE("no test, because one seed of fewer than five weeks cannot rule out chance");

        private final String words;

        Test(String words) {
            this.words = words;
        }

        /** Its name for a report. */
        public String words() {
            return words;
        }
    }

    /**
     * Computes the mean over the weeks of each week's mean over its seeds. With five weeks or more, uses a t interval
     * over the weeks' means. With fewer, uses a t interval in which only the seeds vary, see {@link SumOfMeans}.
     *
     * @param weeks the differences of each week, one per seed; at least one week, none empty
     * @param confidence of the interval, 0 to 1
     */
    static MeanDifference of(List<double[]> weeks, double confidence) {
        double[] means = weeks.stream()
                .mapToDouble(week -> Arrays.stream(week).average().orElseThrow())
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        int runs = weeks.stream().mapToInt(week -> week.length).sum();
        if (means.length >= WEEKS_FOR_A_SAMPLE) {
            double error = Math.sqrt(Variance.of(means).getAsDouble() / means.length);
            double half = error == 0
                    ? 0
                    : error * TDistribution.of(means.length - 1.0).inverseSurvivalProbability((1 - confidence) / 2);
            return new MeanDifference(mean, half, error, runs, means.length, Test.OVER_WEEKS);
        }
        if (weeks.stream().anyMatch(week -> week.length < 2)) {
            double unknown = Double.POSITIVE_INFINITY;
            return new MeanDifference(mean, unknown, unknown, runs, means.length, Test.NONE);
        }
        SumOfMeans sum = SumOfMeans.of(weeks, confidence);
        int n = weeks.size();
        return new MeanDifference(mean, sum.half() / n, sum.error() / n, runs, n, Test.OVER_SEEDS);
    }

    private MeanDifference(double mean, double half, double error, int runs, int weeks, Test test) {
        this(mean, mean - half, mean + half, error, runs, weeks, test);
    }

    /** Whether the interval excludes 0. */
    public boolean isShown() {
        return low > 0 || high < 0;
    }

    /** Whether no pair differed. */
    public boolean isNothing() {
        return low == 0 && high == 0;
    }

    /**
     * About how many weeks (or runs, if only the seeds vary) would show this mean four times out of five, if it is
     * real. The interval narrows with the square root of their number. Empty if the mean is 0, is already shown, or has
     * no interval.
     */
    public OptionalLong needed() {
        double half = (high - low) / 2;
        if (mean == 0 || isShown() || Double.isInfinite(half)) {
            return OptionalLong.empty();
        }
        double ratio = (half + FOUR_IN_FIVE * error) / mean;
        return OptionalLong.of((long) Math.ceil((test == Test.OVER_WEEKS ? weeks : runs) * ratio * ratio));
    }
}
