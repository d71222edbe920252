package io.schedulebuilder.worth;

import java.util.Arrays;

/**
 * What a caption adds on a page: its appeal to all pages, and its further appeal to this page. The posterior of the two is
 * known in closed form if both are normal (Gelman and others, <em>Bayesian Data Analysis</em>, chapter 5). The appeal to
 * all pages has heavier tails, because a few captions are far better than the rest: it is like Student's t, fitted by
 * weighing the prior of each caption (Lange, Little and Taylor, "Robust statistical modeling using the t distribution",
 * JASA 84, 1989). Their
 * variances, and that of single sends, are the most likely ones. Unlike moments, likelihood is not misled by captions
 * that were sent again because they had earned much.
 *
 * <p>People send what they believe in, so a caption that was never sent is expected to appeal less than one that was:
 * the mean of the shared appeal rises with the logarithm of how often a caption was sent.
 */
public final class CaptionEffect {
    /** The factor by which the search for the variances changes one. */
    private static final double STEP = 1.2;

    private static final double SHARED_GUESS = 0.04;
    private static final double OWN_GUESS = 0.03;
    private static final double NOISE_GUESS = 0.04;
    private static final double SLOPE_DOUBT = 0.02;

    /** How much of the slope is belief. The rest is luck: a caption that earned much by chance is sent again, too. */
    private static final double RELIED_ON = 0.5;

    /** Sends older than three half-lives say nothing about variances. */
    private static final double LEAST_AGE = 0.25;

    /** Degrees of freedom of the shared appeal. */
    private static final double DEGREES = 5;

    private final Grouping captions;
    private final Grouping onPages;
    private final int[] captionOf;
    private final double[] sendsOf;
    private final double[] sharedMeans;
    private final double[] sharedPrecisions;
    private final double[] priors;
    private final double[] priorPrecisions;
    private final double[] ownMeans;
    private final double[] ownData;
    private Variances variances = new Variances(SHARED_GUESS, OWN_GUESS, NOISE_GUESS);
    private double untried;

    /**
     * An effect without data.
     *
     * @param captions the sends by caption
     * @param onPages the sends by caption and page
     */
    CaptionEffect(int sends, Grouping captions, Grouping onPages) {
        this.captions = captions;
        this.onPages = onPages;
        this.captionOf = new int[onPages.size()];
        this.sendsOf = new double[captions.size()];
        for (int send = 0; send < sends; send++) {
            if (captions.of(send) >= 0) {
                captionOf[onPages.of(send)] = captions.of(send);
                sendsOf[captions.of(send)]++;
            }
        }
        this.sharedMeans = new double[captions.size()];
        this.sharedPrecisions = new double[captions.size()];
        this.priors = new double[captions.size()];
        this.priorPrecisions = new double[captions.size()];
        this.ownMeans = new double[onPages.size()];
        this.ownData = new double[onPages.size()];
    }

    /** The variances of captions, of captions on pages, and of single sends. */
    private record Variances(double shared, double own, double noise) {
        Variances times(double shared, double own, double noise) {
            return new Variances(this.shared * shared, this.own * own, this.noise * noise);
        }

        /** How far off the guesses they are, as a deviance: a factor of e is one standard deviation. */
        double surprise() {
            return square(StrictMath.log(shared / SHARED_GUESS))
                    + square(StrictMath.log(own / OWN_GUESS))
                    + square(StrictMath.log(noise / NOISE_GUESS));
        }

        private static double square(double number) {
            return number * number;
        }
    }

    /** What is believed of a caption on a page. */
    public record Belief(double mean, double variance) {}

    /**
     * Where a belief comes from, as shares of 1.
     *
     * @param fromPage the caption's sends to the page
     * @param fromOtherPages its sends to other pages; the rest is what is believed of a caption before any send
     */
    public record Evidence(double fromPage, double fromOtherPages) {
        private static final Evidence NONE = new Evidence(0, 0);
    }

    /**
     * Fits the effect again.
     *
     * @param residuals of the sends, without all effects; changed to be without the effect's new values
     * @param counting the variance of each send that comes from the number of its buyers
     * @param ages the weight of each send by its age
     */
    void fit(double[] residuals, double[] counting, double[] ages) {
        for (int send = 0; send < residuals.length; send++) {
            if (onPages.of(send) >= 0) {
                residuals[send] += onPage(onPages.of(send));
            }
        }
        fitVariances(residuals, counting, ages);
        Arrays.fill(ownMeans, 0);
        Arrays.fill(ownData, 0);
        for (int send = 0; send < residuals.length; send++) {
            int group = onPages.of(send);
            if (group >= 0) {
                double weight = ages[send] / (variances.noise + counting[send]);
                ownMeans[group] += weight * residuals[send];
                ownData[group] += weight;
            }
        }
        double[] sums = new double[sharedMeans.length];
        double[] data = new double[sharedMeans.length];
        for (int group = 0; group < ownMeans.length; group++) {
            ownMeans[group] /= ownData[group];
            double weight = 1 / (1 / ownData[group] + variances.own);
            sums[captionOf[group]] += weight * ownMeans[group];
            data[captionOf[group]] += weight;
        }
        fitPriors(sums, data);
        for (int caption = 0; caption < sharedMeans.length; caption++) {
            double off = sharedMeans[caption] - priors[caption];
            priorPrecisions[caption] = (DEGREES + 1) / (DEGREES * variances.shared + off * off);
            sharedPrecisions[caption] = data[caption] + priorPrecisions[caption];
            sharedMeans[caption] =
                    (sums[caption] + priors[caption] * priorPrecisions[caption]) / sharedPrecisions[caption];
        }
        for (int send = 0; send < residuals.length; send++) {
            if (onPages.of(send) >= 0) {
                residuals[send] -= onPage(onPages.of(send));
            }
        }
    }

    /** Changes each variance by a step if that makes the sends more likely. */
    private void fitVariances(double[] residuals, double[] counting, double[] ages) {
        double best = deviance(residuals, counting, ages, variances);
        for (int which = 0; which < 3; which++) {
            for (double factor : new double[] {STEP, 1 / STEP}) {
                Variances tried =
                        variances.times(which == 0 ? factor : 1, which == 1 ? factor : 1, which == 2 ? factor : 1);
                double deviance = deviance(residuals, counting, ages, tried);
                if (deviance < best) {
                    best = deviance;
                    variances = tried;
                    break;
                }
            }
        }
    }

    /**
     * -2 log likelihood of the recent sends, but for a constant. Each counts fully: with the weight of its age, a send
     * would seem to scatter less than it does, and the noise would be underestimated.
     */
    private double deviance(double[] residuals, double[] counting, double[] ages, Variances tried) {
        double deviance = tried.surprise();
        double[] means = new double[onPages.size()];
        double[] data = new double[onPages.size()];
        double product = 1;
        for (int send = 0; send < residuals.length; send++) {
            int group = onPages.of(send);
            if (group >= 0 && ages[send] >= LEAST_AGE) {
                double off = residuals[send] - priors[captionOf[group]];
                double variance = tried.noise + counting[send];
                deviance += off * off / variance;
                product *= variance;
                if (product < 1e-200 || product > 1e200) {
                    deviance += StrictMath.log(product);
                    product = 1;
                }
                means[group] += off / variance;
                data[group] += 1 / variance;
            }
        }
        double[] sums = new double[captions.size()];
        double[] weights = new double[captions.size()];
        for (int group = 0; group < means.length; group++) {
            if (data[group] == 0) {
                continue;
            }
            double mean = means[group] / data[group];
            double variance = 1 / data[group] + tried.own;
            deviance += mean * mean / variance - data[group] * mean * mean;
            product *= data[group] * variance;
            if (product < 1e-200 || product > 1e200) {
                deviance += StrictMath.log(product);
                product = 1;
            }
            sums[captionOf[group]] += mean / variance;
            weights[captionOf[group]] += 1 / variance;
        }
        for (int caption = 0; caption < sums.length; caption++) {
            double factor = 1 + tried.shared * weights[caption];
            deviance -= tried.shared * sums[caption] * sums[caption] / factor;
            product *= factor;
            if (product < 1e-200 || product > 1e200) {
                deviance += StrictMath.log(product);
                product = 1;
            }
        }
        return deviance + StrictMath.log(product);
    }

    /** How much of what a page's own sends say is believed. */
    private double kept(int group) {
        return variances.own / (variances.own + 1 / ownData[group]);
    }

    /** Regresses the appeal on how often captions were sent; the mean over sent captions stays 0. */
    private void fitPriors(double[] sums, double[] data) {
        double weights = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int caption = 0; caption < priors.length; caption++) {
            double weight = 1 / (1 / data[caption] + variances.shared);
            double often = StrictMath.log1p(sendsOf[caption]);
            double appeal = sums[caption] / data[caption];
            weights += weight;
            x += weight * often;
            y += weight * appeal;
            xx += weight * often * often;
            xy += weight * often * appeal;
        }
        if (weights == 0) {
            return;
        }
        double meanOften = x / weights;
        double variance = xx / weights - meanOften * meanOften;
        double slope = RELIED_ON * Math.max(0, (xy / weights - meanOften * y / weights) / (variance + SLOPE_DOUBT));
        double meanOfSent = 0;
        for (double sends : sendsOf) {
            meanOfSent += StrictMath.log1p(sends) / sendsOf.length;
        }
        for (int caption = 0; caption < priors.length; caption++) {
            priors[caption] = slope * (StrictMath.log1p(sendsOf[caption]) - meanOfSent);
        }
        untried = -slope * meanOfSent;
    }

    private double onPage(int group) {
        double kept = ownData[group] == 0 ? 0 : kept(group);
        return (1 - kept) * sharedMeans[captionOf[group]] + kept * ownMeans[group];
    }

    /** Where the belief of a caption on a page comes from: the weights of the means that it is the mean of. */
    Evidence evidence(int text, int page) {
        int caption = captions.group(text, 0);
        if (caption < 0) {
            return Evidence.NONE;
        }
        double fromSends = 1 - priorPrecisions[caption] / sharedPrecisions[caption];
        int group = onPages.group(text, page);
        if (group < 0) {
            return new Evidence(0, fromSends);
        }
        double kept = kept(group);
        double ownOfShared = 1 / (1 / ownData[group] + variances.own) / sharedPrecisions[caption];
        return new Evidence(kept + (1 - kept) * ownOfShared, (1 - kept) * Math.max(0, fromSends - ownOfShared));
    }

    /** What is believed of a caption on a page, whether they were sent or not. */
    Belief belief(int text, int page) {
        int caption = captions.group(text, 0);
        if (caption < 0) {
            return new Belief(untried, variances.shared + variances.own);
        }
        int group = onPages.group(text, page);
        double sharedVariance = 1 / sharedPrecisions[caption];
        if (group < 0) {
            return new Belief(sharedMeans[caption], sharedVariance + variances.own);
        }
        double kept = kept(group);
        return new Belief(onPage(group), (1 - kept) * (1 - kept) * sharedVariance + variances.own * (1 - kept));
    }

    double sharedSpread() {
        return StrictMath.sqrt(variances.shared);
    }

    double ownSpread() {
        return StrictMath.sqrt(variances.own);
    }

    /** The variance of single sends beyond that of counting. */
    double noise() {
        return variances.noise;
    }

    double untried() {
        return untried;
    }
}
