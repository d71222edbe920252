package io.schedulebuilder.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Ranks the captions of one price tier by draw and by expected conversion: the share of the others that have less, equal
 * ones counting half. Captions without evidence are not compared one by one: as many of them are taken to draw less as the
 * prior says.
 */
final class TierRanks {
    private final CaptionWorth.Posterior prior;
    private final BetaDistribution distribution;
    private final List<Draws.Own> own = new ArrayList<>();
    private int withoutEvidence;
    private Sorted draws = new Sorted(List.of());
    private Sorted quantiles = draws;
    private Sorted means = draws;

    TierRanks(CaptionWorth.Posterior prior) {
        this.prior = prior;
        this.distribution = Draws.distribution(prior);
    }

    void add(Draws.Own drawn) {
        own.add(drawn);
    }

    void addWithoutEvidence() {
        withoutEvidence++;
    }

    /** How many captions there are. */
    int size() {
        return own.size() + withoutEvidence;
    }

    /** A caption that has drawn from a posterior of its own. */
    RankedCaption rank(int row, Draws.Own drawn) {
        sort();
        double below = draws.below(drawn.draw()) + withoutEvidence * distribution.cumulativeProbability(drawn.draw());
        double mean = drawn.posteriorMean();
        double priors = prior.mean() < mean ? withoutEvidence : prior.mean() == mean ? withoutEvidence / 2.0 : 0;
        return new RankedCaption(row, share(below), share(means.below(mean) + (means.equal(mean) - 1) / 2.0 + priors));
    }

    /** A caption without evidence, by how far up the prior it drew. */
    RankedCaption rank(int row, double quantile) {
        sort();
        double mean = prior.mean();
        return new RankedCaption(
                row,
                share(quantiles.below(quantile) + (withoutEvidence - 1) * quantile),
                share(means.below(mean) + (means.equal(mean) + withoutEvidence - 1) / 2.0));
    }

    private void sort() {
        if (draws.size() != own.size()) {
            draws = new Sorted(own.stream().map(Draws.Own::draw).toList());
            quantiles = new Sorted(own.stream()
                    .map(one -> distribution.cumulativeProbability(one.draw()))
                    .toList());
            means = new Sorted(own.stream().map(Draws.Own::posteriorMean).toList());
        }
    }

    /** Of the others; a caption alone in its tier is the best of it. */
    private double share(double others) {
        return size() == 1 ? 1 : others / (size() - 1);
    }

    /** Numbers in order. */
    private static final class Sorted {
        private final double[] numbers;

        Sorted(List<Double> numbers) {
            this.numbers =
                    numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        }

        int size() {
            return numbers.length;
        }

        int below(double number) {
            int found = Arrays.binarySearch(numbers, number);
            int place = found < 0 ? -found - 1 : found;
            while (place > 0 && numbers[place - 1] == number) {
                place--;
            }
            return place;
        }

        int equal(double number) {
            int first = below(number);
            int place = first;
            while (place < numbers.length && numbers[place] == number) {
                place++;
            }
            return place - first;
        }
    }
}
