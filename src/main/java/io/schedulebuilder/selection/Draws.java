package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionPool.FreeCaption;
import io.schedulebuilder.domain.PriceTier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ChengBetaSampler;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Thompson sampling (Thompson, "On the likelihood that one unknown probability exceeds another", Biometrika 25, 1933):
 * each caption draws a conversion from its Beta posterior, so that captions that may be good get their chance in
 * proportion to how likely it is that they are the best.
 */
final class Draws {
    private static final NaturalRanking RANKING = new NaturalRanking(TiesStrategy.AVERAGE);

    private Draws() {}

    /** All free captions with their draws and ranks, by price tier, one text once, in id order. */
    static Map<PriceTier, List<Candidate>> draw(SelectionRequest request, CaptionWorth worth) {
        Set<String> keys = new HashSet<>();
        List<FreeCaption> once = request.pool().free().stream()
                .sorted(Comparator.comparing(free -> free.caption().id()))
                .filter(free -> keys.add(free.caption().key()))
                .toList();
        // Each caption has a stream of its own, so the draws do not depend on who makes them.
        Map<PriceTier, List<Candidate>> byTier = new HashMap<>(once.parallelStream()
                .map(free -> candidate(free, worth.posterior(free.caption()), request.seed()))
                .collect(Collectors.groupingBy(candidate -> candidate.caption().priceTier())));
        byTier.replaceAll((tier, candidates) -> ranked(candidates));
        return byTier;
    }

    private static Candidate candidate(FreeCaption free, CaptionWorth.Posterior posterior, long seed) {
        double draw = ChengBetaSampler.of(stream(seed, free.caption()), posterior.purchases(), posterior.others())
                .sample();
        return new Candidate(
                free.caption(), free.softRestricted(), draw, posterior.mean(), posterior.evidenceViewers(), 0, 0);
    }

    /** A caption's own stream: what else is in the pool does not change its draw. */
    private static UniformRandomProvider stream(long seed, Caption caption) {
        long mixed = new SplittableRandom(seed).nextLong() ^ caption.id().value();
        return new SplittableRandom(new SplittableRandom(mixed).nextLong())::nextLong;
    }

    private static List<Candidate> ranked(List<Candidate> candidates) {
        double[] byDraw = ranks(candidates, Candidate::draw);
        double[] byWorth = ranks(candidates, Candidate::posteriorMean);
        return IntStream.range(0, candidates.size())
                .mapToObj(i -> candidates.get(i).ranked(byDraw[i], byWorth[i]))
                .toList();
    }

    /** 0 for the least to 1 for the best; equal figures share the mean of their ranks. */
    private static double[] ranks(List<Candidate> candidates, ToDoubleFunction<Candidate> figure) {
        double[] figures = candidates.stream().mapToDouble(figure).toArray();
        double[] ranks = RANKING.apply(figures);
        int last = ranks.length - 1;
        return Arrays.stream(ranks)
                .map(rank -> last == 0 ? 1 : (rank - 1) / last)
                .toArray();
    }
}
