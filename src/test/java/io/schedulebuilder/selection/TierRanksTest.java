package io.schedulebuilder.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TierRanksTest {
    private static final CaptionWorth.Posterior PRIOR = new CaptionWorth.Posterior(50, 950, 0);

    @Test
    void rank_alone_isTheBest() {
        TierRanks ranks = new TierRanks();
        ranks.addUntried(PRIOR);
        Draws.Own only = Draws.drawn(PRIOR, 0.01);
        Candidate alone = ranks.rank(0, only, false, false);
        assertThat(alone.drawRank()).isEqualTo(1);
        assertThat(alone.worthRank()).isEqualTo(1);
        assertThat(alone.score()).isEqualTo(Candidate.OWN);
    }

    /** Three were sent, two were not: the share of the other four that have less, equal ones half. */
    @Test
    void rank_worth_countsThoseExpectedToConvertLess() {
        TierRanks ranks = new TierRanks();
        List<Draws.Own> own = Stream.of(0.03, 0.05, 0.08)
                .map(mean -> new Draws.Own(0.05, mean, 0.1, 100))
                .toList();
        own.forEach(ranks::add);
        ranks.addUntried(PRIOR);
        ranks.addUntried(PRIOR);

        assertThat(own.stream().map(one -> ranks.rank(0, one, true, false).worthRank()))
                .containsExactly(0.0, 0.5, 1.0);
        assertThat(ranks.rank(0, Draws.drawn(PRIOR, 0.9), false, false).worthRank())
                .isEqualTo(0.5);
    }

    /** Whoever draws more ranks higher, whether it drew from the prior or from a posterior of its own. */
    @Property(tries = 200)
    void rank_draw_followsTheDraws(
            @ForAll @IntRange(max = 30) int withEvidence,
            @ForAll @IntRange(min = 1, max = 30) int without,
            @ForAll long seed) {
        Random random = new Random(seed);
        TierRanks ranks = new TierRanks();
        List<Draws.Own> own = IntStream.range(0, withEvidence)
                .mapToObj(i -> new Draws.Own(random.nextDouble() * 0.1, 0.05, 0.1, 10))
                .toList();
        own.forEach(ranks::add);
        List<Double> quantiles =
                IntStream.range(0, without).mapToObj(i -> random.nextDouble()).toList();
        quantiles.forEach(quantile -> ranks.addUntried(PRIOR));

        List<double[]> drawsAndRanks = new ArrayList<>();
        own.forEach(one -> drawsAndRanks.add(
                new double[] {one.draw(), ranks.rank(0, one, true, false).drawRank()}));
        quantiles.forEach(quantile -> {
            Draws.Own one = Draws.drawn(PRIOR, quantile);
            drawsAndRanks.add(
                    new double[] {one.draw(), ranks.rank(0, one, false, false).drawRank()});
        });
        assertThat(drawsAndRanks).allSatisfy(one -> assertThat(one[1]).isBetween(0.0, 1.0));
        // A caption without evidence is one fewer among those that may be below it: at most one in all of them.
        double step = 1.0 / Math.max(1, withEvidence + without - 1);
        for (double[] one : drawsAndRanks) {
            for (double[] other : drawsAndRanks) {
                if (one[0] < other[0]) {
                    assertThat(one[1]).isLessThanOrEqualTo(other[1] + step);
                }
            }
        }
    }

    /** What a caption without evidence draws is a draw from the prior, whatever the bank: here 5% on 1,000 viewers. */
    @Test
    void draws_withoutEvidence_followThePrior() {
        PageCandidates page = PageCandidates.all(Requests.of(1, 0)
                .onlyCaptions(Requests.captions(1, 4_000, PriceTier.BUDGET).toArray(Caption[]::new))
                .build());
        double[] draws = page.bids().shelves(PriceTier.BUDGET).stream()
                .flatMap(Shelf::all)
                .mapToDouble(offer -> page.candidate(offer).draw())
                .toArray();
        double mean = IntStream.range(0, draws.length)
                .mapToDouble(i -> draws[i])
                .average()
                .orElseThrow();
        double variance = IntStream.range(0, draws.length)
                .mapToDouble(i -> (draws[i] - mean) * (draws[i] - mean))
                .average()
                .orElseThrow();
        assertThat(draws).hasSize(4_000);
        assertThat(mean).isCloseTo(0.05, within(4 * Math.sqrt(0.05 * 0.95 / 1001 / 4000)));
        assertThat(variance).isCloseTo(0.05 * 0.95 / 1001, within(0.1 * 0.05 * 0.95 / 1001));
    }
}
