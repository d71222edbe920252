package io.schedulebuilder.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Ranks the captions of one price tier by draw and by expected conversion. A rank is the share of the other captions
 * with a lower value; equal ones count half. Captions that no page has sent are not compared one by one; the prior of
 * their kind gives the share of them that draw less.
 */
final class TierRanks {
    private final List<Draws.Own> known = new ArrayList<>();
    private final Map<CaptionWorth.Posterior, Integer> untried = new LinkedHashMap<>();
    private Sorted draws = new Sorted(new double[0]);
    private Sorted means = draws;
    private List<Prior> priors = List.of();
    private int size;
    private double best;

    private record Prior(BetaDistribution distribution, double mean, int captions) {}

    /** Adds a caption that some page has sent. */
    void add(Draws.Own drawn) {
        known.add(drawn);
        offer(drawn);
        size++;
    }

    /** Adds a caption that no page has sent. */
    void addUntried(CaptionWorth.Posterior prior) {
        untried.merge(prior, 1, Integer::sum);
        size++;
    }

    /** Takes a caption into account when the best one is looked for. */
    void offer(Draws.Own drawn) {
        best = Math.max(best, RankedCaption.value(drawn));
    }

    /** The number of captions. */
    int size() {
        return size;
    }

    /** The rank of a caption. Call this after all captions are added and offered. */
    RankedCaption rank(int row, Draws.Own drawn) {
        if (draws.size() != known.size() || priors.size() != untried.size()) {
            draws = new Sorted(known.stream().mapToDouble(Draws.Own::draw).toArray());
            means = new Sorted(
                    known.stream().mapToDouble(Draws.Own::posteriorMean).toArray());
            priors = untried.entrySet().stream()
                    .map(entry -> new Prior(
                            Draws.distribution(entry.getKey()), entry.getKey().mean(), entry.getValue()))
                    .toList();
        }
        double mean = drawn.posteriorMean();
        double draw = drawn.draw();
        double lowerDraws = draws.below(draw) + draws.equal(draw) / 2.0;
        double lowerMeans = means.below(mean) + means.equal(mean) / 2.0;
        for (Prior prior : priors) {
            lowerDraws += prior.captions() * prior.distribution().cumulativeProbability(draw);
            lowerMeans += prior.captions() * (prior.mean() < mean ? 1 : prior.mean() == mean ? 0.5 : 0);
        }
        return new RankedCaption(
                row, share(lowerDraws), share(lowerMeans), RankedCaption.OWN * (RankedCaption.value(drawn) / best));
    }

    /** The share of the other captions, given how many are lower with the caption itself counted half. */
    private double share(double lower) {
        return size == 1 ? 1 : Math.max(0, Math.min(1, (lower - 0.5) / (size - 1)));
    }

    /** Numbers in ascending order. */
    private static final class Sorted {
        private final double[] numbers;

        Sorted(double[] numbers) {
            this.numbers = numbers;
            Arrays.sort(numbers);
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
