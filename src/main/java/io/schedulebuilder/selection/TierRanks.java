package io.schedulebuilder.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Ranks the captions of one price tier by draw and by expected conversion. A rank is the share of the other captions
 * with a lower value; equal ones count half. Captions that no page has sent are not compared one by one; the prior of
 * their kind gives the share of them that draw less.
 */
final class TierRanks {
    /** How many captions that were sent may displace others: those with the highest reach. More, if some are equal. */
    static final int CONTENDERS = 64;

    private final List<Draws.Own> known = new ArrayList<>();
    private final Map<CaptionWorth.Posterior, Integer> untried = new LinkedHashMap<>();
    private Sorted draws = new Sorted(new double[0]);
    private Sorted means = draws;
    private Sorted reaches = draws;
    private List<Prior> priors = List.of();
    private int size;
    private double best;

    private record Prior(double mean, double logVariance, int captions) {}

    /** Adds a caption that some page has sent. */
    void add(Draws.Own drawn) {
        known.add(drawn);
        best = Math.max(best, drawn.posteriorMean());
        size++;
    }

    /** Adds a caption that no page has sent. */
    void addUntried(CaptionWorth.Posterior prior) {
        untried.merge(prior, 1, Integer::sum);
        best = Math.max(best, prior.mean());
        size++;
    }

    /** The number of captions. */
    int size() {
        return size;
    }

    /** Whether a caption that some page has sent is one of the contenders. Call this after all captions are added. */
    boolean isContender(Draws.Own drawn) {
        sort();
        double reach = drawn.reach();
        return reaches.size() - reaches.below(reach) - reaches.equal(reach) < CONTENDERS;
    }

    /**
     * The candidate for a caption. Call this after all captions are added.
     *
     * @param tried whether some page has sent it
     * @param contender whether it may displace a caption of the greedy week
     */
    Candidate rank(int row, Draws.Own drawn, boolean tried, boolean contender) {
        sort();
        double mean = drawn.posteriorMean();
        double draw = drawn.draw();
        double lowerDraws = draws.below(draw) + draws.equal(draw) / 2.0;
        double lowerMeans = means.below(mean) + means.equal(mean) / 2.0;
        for (Prior prior : priors) {
            lowerDraws += prior.captions() * Draws.below(draw, prior.mean(), prior.logVariance());
            lowerMeans += prior.captions() * (prior.mean() < mean ? 1 : prior.mean() == mean ? 0.5 : 0);
        }
        return new Candidate(
                row,
                draw,
                mean,
                drawn.logVariance(),
                drawn.evidenceViewers(),
                tried,
                contender,
                share(lowerDraws),
                share(lowerMeans),
                Candidate.OWN * (mean / best));
    }

    private void sort() {
        if (draws.size() == known.size() && priors.size() == untried.size()) {
            return;
        }
        draws = sorted(Draws.Own::draw);
        means = sorted(Draws.Own::posteriorMean);
        reaches = sorted(Draws.Own::reach);
        priors = untried.entrySet().stream()
                .map(entry -> new Prior(entry.getKey().mean(), entry.getKey().logVariance(), entry.getValue()))
                .toList();
    }

    private Sorted sorted(ToDoubleFunction<Draws.Own> number) {
        return new Sorted(known.stream().mapToDouble(number).toArray());
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
