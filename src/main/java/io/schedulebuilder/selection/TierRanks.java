package io.schedulebuilder.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Ranks the captions of one price tier by draw and by expected conversion. A rank is the share of the other captions
 * with a lower value; equal ones count half. Captions without evidence are not compared one by one; the prior gives the
 * share of them that draw less.
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

    /** The number of captions. */
    int size() {
        return own.size() + withoutEvidence;
    }

    /** The rank of a caption that drew from its own posterior. */
    RankedCaption rank(int row, Draws.Own drawn) {
        sort();
        double below = draws.below(drawn.draw()) + withoutEvidence * distribution.cumulativeProbability(drawn.draw());
        double mean = drawn.posteriorMean();
        double priors = prior.mean() < mean ? withoutEvidence : prior.mean() == mean ? withoutEvidence / 2.0 : 0;
        return new RankedCaption(row, share(below), share(means.below(mean) + (means.equal(mean) - 1) / 2.0 + priors));
    }

    /** The rank of a caption without evidence, by the prior quantile that it drew. */
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

    /** The share of the other captions; 1 if the tier has no other caption. */
    private double share(double others) {
        return size() == 1 ? 1 : others / (size() - 1);
    }

    /** Numbers in ascending order. */
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
