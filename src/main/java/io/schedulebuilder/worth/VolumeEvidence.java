package io.schedulebuilder.worth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What weeks of different volume say about how viewers react to it. On each page, the level of a week is regressed on
 * its volume and on time, so that a page that sends more and more is not blamed for a decline that has other reasons.
 * The pages' slopes are pooled as a random-effects meta-analysis (DerSimonian and Laird, Controlled Clinical Trials 7,
 * 1986), and each page's slope is shrunk toward the pool.
 *
 * @param pooled of all pages; empty if their weeks are too few
 * @param pages by page, for pages with enough weeks
 */
record VolumeEvidence(Optional<VolumeEffect> pooled, Map<Integer, VolumeEffect> pages) {
    /** A page needs a slope, a trend and a mean, and weeks to spare. */
    private static final int LEAST_WEEKS = 5;

    private static final int PARAMETERS = 3;
    private static final double LEAST_VARIATION = 1e-9;

    private static final int LEAST_SENDS = 3;

    /**
     * A send, or the mean of a week's sends.
     *
     * @param ago weeks before as-of
     * @param load PPVs in the seven days before it, relative to the page's usual number, less 1
     * @param level log of purchases per viewer, without the effects of captions, hours and wear
     * @param usual the page's usual number of PPVs a week
     */
    record Send(int page, int ago, double load, double level, double usual) {}

    /** A page's own slope and its variance relative to that of a week. */
    private record Fit(int page, List<Send> weeks, double slope, double variation, double squares) {}

    /** What sends say. A week with fewer than {@value #LEAST_SENDS} of them says too little. */
    static VolumeEvidence of(List<Send> sends) {
        Map<Integer, Map<Integer, List<Send>>> byWeek = new TreeMap<>();
        sends.forEach(send -> byWeek.computeIfAbsent(send.page(), page -> new TreeMap<>())
                .computeIfAbsent(send.ago(), ago -> new ArrayList<>())
                .add(send));
        Map<Integer, List<Send>> byPage = new TreeMap<>();
        byWeek.forEach((page, weeks) -> byPage.put(
                page,
                weeks.values().stream()
                        .filter(week -> week.size() >= LEAST_SENDS)
                        .map(VolumeEvidence::mean)
                        .toList()));
        List<Fit> fits = new ArrayList<>();
        byPage.forEach((page, own) -> fit(page, own).ifPresent(fits::add));
        if (fits.isEmpty()) {
            return new VolumeEvidence(Optional.empty(), Map.of());
        }
        double squares = 0;
        int free = 0;
        for (Fit fit : fits) {
            squares += fit.squares();
            free += fit.weeks().size() - PARAMETERS;
        }
        return pooled(fits, Math.max(LEAST_VARIATION, squares / free));
    }

    private static Send mean(List<Send> week) {
        Send any = week.get(0);
        return new Send(
                any.page(),
                any.ago(),
                week.stream().mapToDouble(Send::load).average().orElseThrow(),
                week.stream().mapToDouble(Send::level).average().orElseThrow(),
                any.usual());
    }

    /** Least squares after time is taken out of both (Frisch and Waugh, Econometrica 1, 1933). */
    private static Optional<Fit> fit(int page, List<Send> weeks) {
        if (weeks.size() < LEAST_WEEKS) {
            return Optional.empty();
        }
        double[] ago = weeks.stream().mapToDouble(Send::ago).toArray();
        double[] load = without(ago, weeks.stream().mapToDouble(Send::load).toArray());
        double[] level = without(ago, weeks.stream().mapToDouble(Send::level).toArray());
        double variation = product(load, load);
        if (variation < LEAST_VARIATION) {
            return Optional.empty();
        }
        double slope = product(load, level) / variation;
        return Optional.of(new Fit(page, weeks, slope, variation, product(level, level) - slope * slope * variation));
    }

    /** What is left of the values without their mean and their trend over time. */
    private static double[] without(double[] time, double[] values) {
        double[] centered = centered(time);
        double[] left = centered(values);
        double variation = product(centered, centered);
        double trend = variation < LEAST_VARIATION ? 0 : product(centered, left) / variation;
        for (int i = 0; i < left.length; i++) {
            left[i] -= trend * centered[i];
        }
        return left;
    }

    private static double[] centered(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double[] centered = values.clone();
        for (int i = 0; i < centered.length; i++) {
            centered[i] -= sum / centered.length;
        }
        return centered;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** @param noise the variance of a week's level */
    private static VolumeEvidence pooled(List<Fit> fits, double noise) {
        double between = between(fits, noise);
        double weights = 0;
        double sum = 0;
        List<Send> all = new ArrayList<>();
        for (Fit fit : fits) {
            double weight = 1 / (noise / fit.variation() + between);
            weights += weight;
            sum += weight * fit.slope();
            all.addAll(fit.weeks());
        }
        double mean = sum / weights;
        Map<Integer, VolumeEffect> pages = new TreeMap<>();
        for (Fit fit : fits) {
            double own = between / (between + noise / fit.variation()); // how much of the page's own slope is believed
            double variance = own * noise / fit.variation() + (1 - own) * (1 - own) / weights;
            double usual = fit.weeks().get(0).usual();
            pages.put(fit.page(), effect(own * fit.slope() + (1 - own) * mean, variance, fit.weeks(), usual));
        }
        return new VolumeEvidence(Optional.of(effect(mean, between + 1 / weights, all, 1)), pages);
    }

    private static VolumeEffect effect(double slope, double variance, List<Send> weeks, double usual) {
        return new VolumeEffect(
                slope,
                StrictMath.sqrt(variance),
                weeks.size(),
                usual * (1 + weeks.stream().mapToDouble(Send::load).min().orElseThrow()),
                usual * (1 + weeks.stream().mapToDouble(Send::load).max().orElseThrow()),
                usual);
    }

    /** The variance of the pages' true slopes, by the method of moments. */
    private static double between(List<Fit> fits, double noise) {
        double weights = 0;
        double sum = 0;
        double squares = 0;
        for (Fit fit : fits) {
            double weight = fit.variation() / noise;
            weights += weight;
            sum += weight * fit.slope();
            squares += weight * weight;
        }
        double mean = sum / weights;
        double off = 0;
        for (Fit fit : fits) {
            off += fit.variation() / noise * (fit.slope() - mean) * (fit.slope() - mean);
        }
        double scale = weights - squares / weights;
        return scale < LEAST_VARIATION ? 0 : Math.max(0, (off - (fits.size() - 1)) / scale);
    }
}
