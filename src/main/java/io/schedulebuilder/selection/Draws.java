package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionPool.FreeCaption;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ChengBetaSampler;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;

/**
 * Thompson sampling (Thompson, "On the likelihood that one unknown probability exceeds another", Biometrika 25, 1933):
 * each caption draws a conversion from its Beta posterior, so that captions that may be good get their chance in
 * proportion to how likely it is that they are the best. The prior is the price tier's mean on the page (or the bank);
 * the evidence is the page's own, each message's counting half after each half-life.
 */
final class Draws {
    private static final double LEAST_SHAPE = 0.01;
    private static final NaturalRanking RANKING = new NaturalRanking(TiesStrategy.AVERAGE);

    private Draws() {}

    /** Decayed purchases and viewers of one caption. */
    private record Evidence(double purchased, double viewed) {
        Evidence plus(Evidence other) {
            return new Evidence(purchased + other.purchased, viewed + other.viewed);
        }
    }

    /** All free captions with their draws and ranks, by price tier, one text once, in id order. */
    static Map<PriceTier, List<Candidate>> draw(SelectionRequest request) {
        Map<String, Evidence> evidence = evidence(request);
        Map<PriceTier, List<Candidate>> byTier = new HashMap<>();
        Map<String, Long> ids = new HashMap<>();
        request.pool().free().stream()
                .sorted(Comparator.comparing(free -> free.caption().id()))
                .filter(free -> ids.putIfAbsent(
                                free.caption().key(), free.caption().id().value())
                        == null)
                .forEach(free -> byTier.computeIfAbsent(free.caption().priceTier(), tier -> new ArrayList<>())
                        .add(candidate(
                                free,
                                Optional.ofNullable(evidence.get(free.caption().key()))
                                        .orElse(new Evidence(0, 0)),
                                request)));
        byTier.replaceAll((tier, candidates) -> ranked(candidates));
        return byTier;
    }

    private static Map<String, Evidence> evidence(SelectionRequest request) {
        double halfLifeDays = request.policy().limits().evidenceHalfLifeDays();
        Map<String, Evidence> evidence = new HashMap<>();
        for (SentMessage message : request.history().messages()) {
            if (message.sentAt().isBefore(request.asOf())) {
                double days = Duration.between(message.sentAt(), request.asOf()).toSeconds() / 86_400.0;
                double decay = StrictMath.pow(0.5, days / halfLifeDays);
                message.caption()
                        .map(Caption::key)
                        .ifPresent(key -> evidence.merge(
                                key,
                                new Evidence(
                                        decay * Math.min(message.purchased(), message.viewed()),
                                        decay * message.viewed()),
                                Evidence::plus));
            }
        }
        return evidence;
    }

    private static Candidate candidate(FreeCaption free, Evidence own, SelectionRequest request) {
        PageEconomics.Tier tier = Optional.ofNullable(
                        request.economics().tiers().get(free.caption().priceTier()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no figures for price tier " + free.caption().priceTier()));
        double mean = tier.conversion().value();
        double purchases = Math.max(LEAST_SHAPE, mean * tier.priorViewers() + own.purchased());
        double others = Math.max(LEAST_SHAPE, (1 - mean) * tier.priorViewers() + own.viewed() - own.purchased());
        double draw = ChengBetaSampler.of(stream(request.seed(), free.caption()), purchases, others)
                .sample();
        return new Candidate(
                free.caption(), free.softRestricted(), draw, purchases / (purchases + others), own.viewed(), 0, 0);
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
