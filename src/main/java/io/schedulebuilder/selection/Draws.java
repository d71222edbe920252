package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Thompson sampling (Thompson, "On the likelihood that one unknown probability exceeds another", Biometrika 25, 1933):
 * each caption draws a conversion from what is believed of it. A caption therefore has the highest draw as often as it
 * is likely to be the best one.
 *
 * <p>A draw is a quantile, which the lognormal distribution with the caption's mean and variance turns into a
 * conversion. Every caption has its own random stream, so the rest of the pool does not change its draw.
 */
final class Draws {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final CaptionBank bank;
    private final long seed;

    private Draws(CaptionBank bank, long seed) {
        this.bank = bank;
        // Consecutive seeds must not give captions with consecutive IDs the same stream.
        this.seed = new SplittableRandom(seed).nextLong();
    }

    /** What is believed of a caption, and what it draws from that. */
    record Own(double draw, double posteriorMean, double logVariance, double evidenceViewers) {
        /** A conversion that it has a fair chance of: two standard deviations above the mean. */
        double reach() {
            return posteriorMean * (1 + 2 * StrictMath.sqrt(StrictMath.expm1(logVariance)));
        }
    }

    static Draws of(CaptionPool pool, long seed) {
        return new Draws(pool.bank(), seed);
    }

    /** The quantile that a caption draws: above 0, below 1. */
    double quantile(int row) {
        return uniform(stream(bank.id(row)));
    }

    /** A number above 0 and below 1. */
    static double uniform(SplittableRandom stream) {
        return ((stream.nextLong() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** A caption's draw from its posterior. */
    Own own(int row, CaptionWorth.Posterior posterior) {
        return drawn(posterior, quantile(row));
    }

    /** The draw with a quantile. */
    static Own drawn(CaptionWorth.Posterior posterior, double quantile) {
        double mean = posterior.mean();
        double logVariance = posterior.logVariance();
        return new Own(conversion(mean, logVariance, normal(quantile)), mean, logVariance, posterior.evidenceViewers());
    }

    /** A quantile of the standard normal distribution. */
    static double normal(double quantile) {
        return NORMAL.inverseCumulativeProbability(quantile);
    }

    /**
     * What a caption draws.
     *
     * @param mean its expected conversion
     * @param normal a draw from the standard normal distribution
     */
    static double conversion(double mean, double logVariance, double normal) {
        return Math.min(1, mean * StrictMath.exp(StrictMath.sqrt(logVariance) * normal - logVariance / 2));
    }

    /** The probability that a caption draws less than a conversion. */
    static double below(double conversion, double mean, double logVariance) {
        return NORMAL.cumulativeProbability(
                (StrictMath.log(conversion / mean) + logVariance / 2) / StrictMath.sqrt(logVariance));
    }

    private SplittableRandom stream(CaptionId caption) {
        return new SplittableRandom(new SplittableRandom(seed ^ caption.value()).nextLong());
    }
}
