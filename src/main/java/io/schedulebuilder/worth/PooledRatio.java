package io.schedulebuilder.worth;

import java.util.List;

/**
 * Log ratios of pages' weeks, pooled by a random-effects model: the level of all pages is normal around 0, a page's level
 * is normal around that, and a week is distributed around its page's level like Student's t with {@value #DEGREES} degrees
 * of freedom, so that one freak week moves little. Variances between pages and within weeks are learned with the levels,
 * from where a prior puts them, by expectation and maximization. Sources: DerSimonian and Laird, Controlled Clinical Trials
 * 7 (1986) 177-188; Lange, Little and Taylor, JASA 84 (1989) 881-896.
 */
final class PooledRatio {
    /** The prior of the level of all pages: promises are seldom wrong by more than 30%. */
    private static final double POOL_VARIANCE = 0.15 * 0.15;

    /** The prior of the variance between pages, worth {@value #PRIOR_PAGES} pages. */
    private static final double PAGE_VARIANCE = 0.1 * 0.1;

    private static final double PRIOR_PAGES = 4;

    /** The prior of the scale of all weeks' variances is 1, worth as many weeks. */
    private static final double PRIOR_WEEKS = 4;

    private static final double DEGREES = 4;
    private static final int SWEEPS = 60;

    private final List<Observation> weeks;
    private final double[] target; // the week's log ratio, corrected for the mean of a lognormal
    private final double[] trust; // how much of a freak the week is: 1 and above is none
    private final double[] mean; // of each page
    private final double[] variance; // of each page
    private double scale = 1;
    private double between = PAGE_VARIANCE;
    private double poolMean;
    private double poolVariance = POOL_VARIANCE;

    /**
     * A week of a page.
     *
     * @param page its number, from 0
     * @param logRatio log of earned per promised
     * @param variance of the log ratio around the page's level, as far as it is known beforehand; above 0
     * @param weight how much it counts, 0 to 1
     */
    record Observation(int page, double logRatio, double variance, double weight) {}

    private PooledRatio(List<Observation> weeks, int pages) {
        this.weeks = weeks;
        this.target = new double[weeks.size()];
        this.trust = new double[weeks.size()];
        this.mean = new double[pages];
        this.variance = new double[pages];
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            weigh();
            locate();
            spread();
        }
    }

    /**
     * Fits the model.
     *
     * @param pages how many there are
     */
    static PooledRatio of(List<Observation> weeks, int pages) {
        return new PooledRatio(List.copyOf(weeks), pages);
    }

    /** The ratio of all pages together. */
    PromiseRatios.Ratio ofAll() {
        return ratio(poolMean, poolVariance);
    }

    /** The ratio of a page. */
    PromiseRatios.Ratio ofPage(int page) {
        return ratio(mean[page], variance[page]);
    }

    /** The ratio of a page that has no week yet. */
    PromiseRatios.Ratio ofAnotherPage() {
        return ratio(poolMean, poolVariance + between);
    }

    private static PromiseRatios.Ratio ratio(double mean, double variance) {
        return new PromiseRatios.Ratio(StrictMath.exp(mean), StrictMath.sqrt(variance));
    }

    /** The farther a week is from its page's level, the less it is trusted. */
    private void weigh() {
        for (int i = 0; i < target.length; i++) {
            Observation week = weeks.get(i);
            target[i] = week.logRatio() + scale * week.variance() / 2;
            double residual = target[i] - mean[week.page()];
            trust[i] = (DEGREES + 1) / (DEGREES + residual * residual / (scale * week.variance()));
        }
    }

    /** The level of all pages, then each page's. */
    private void locate() {
        double[] precision = new double[mean.length];
        double[] sum = new double[mean.length];
        for (int i = 0; i < target.length; i++) {
            Observation week = weeks.get(i);
            double weight = week.weight() * trust[i] / (scale * week.variance());
            precision[week.page()] += weight;
            sum[week.page()] += weight * target[i];
        }
        double poolPrecision = 1 / POOL_VARIANCE;
        double poolSum = 0;
        for (int page = 0; page < mean.length; page++) {
            double own = 1 / (between + 1 / precision[page]);
            poolPrecision += own;
            poolSum += own * sum[page] / precision[page];
        }
        poolMean = poolSum / poolPrecision;
        poolVariance = 1 / poolPrecision;
        for (int page = 0; page < mean.length; page++) {
            double share = between / (between + 1 / precision[page]);
            mean[page] = poolMean + share * (sum[page] / precision[page] - poolMean);
            variance[page] = between * (1 - share) + (1 - share) * (1 - share) * poolVariance;
        }
    }

    /** How much pages differ, and how much weeks do. */
    private void spread() {
        double pageSquares = PRIOR_PAGES * PAGE_VARIANCE;
        for (int page = 0; page < mean.length; page++) {
            double difference = mean[page] - poolMean;
            pageSquares += difference * difference + variance[page];
        }
        between = pageSquares / (PRIOR_PAGES + mean.length);
        double weekSquares = PRIOR_WEEKS;
        double count = PRIOR_WEEKS;
        for (int i = 0; i < target.length; i++) {
            Observation week = weeks.get(i);
            double residual = target[i] - mean[week.page()];
            weekSquares += week.weight() * trust[i] * residual * residual / week.variance();
            count += week.weight();
        }
        scale = weekSquares / count;
    }
}
