package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ChengBetaSampler;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Thompson sampling (Thompson, "On the likelihood that one unknown probability exceeds another", Biometrika 25, 1933):
 * each caption draws a conversion from its Beta posterior. A promising caption is therefore chosen as often as it is
 * likely to be the best one.
 *
 * <p>A caption that some page has sent draws from its own posterior. All others of a kind share a prior, so each of them
 * only draws a quantile from 0 to 1. The prior turns quantiles into conversions only for the best of them. Every caption
 * has its own random stream, so the rest of the pool does not change its draw.
 */
final class Draws {
    private final CaptionBank bank;
    private final long seed;
    private final Map<Integer, Own> drawn = new HashMap<>();

    private Draws(CaptionBank bank, long seed) {
        this.bank = bank;
        // Consecutive seeds must not give captions with consecutive IDs the same stream.
        this.seed = new SplittableRandom(seed).nextLong();
    }

    /** The draw of a caption that has evidence. */
    record Own(double draw, double posteriorMean, double logVariance, double evidenceViewers) {}

    static Draws of(CaptionPool pool, long seed) {
        return new Draws(pool.bank(), seed);
    }

    /** The prior quantile that a caption without evidence draws: above 0, below 1. */
    double quantile(int row) {
        return ((stream(bank.id(row)).nextLong() >>> 11) + 0.5) * 0x1.0p-53;
    }

    /** A caption's draw from its own posterior. */
    Own own(int row, CaptionWorth.Posterior posterior) {
        UniformRandomProvider stream = stream(bank.id(row))::nextLong;
        return new Own(
                ChengBetaSampler.of(stream, posterior.purchases(), posterior.others())
                        .sample(),
                posterior.mean(),
                posterior.logVariance(),
                posterior.evidenceViewers());
    }

    /** Stores what a caption drew, for {@link #candidate}. */
    void keep(int row, Own own) {
        drawn.put(row, own);
    }

    /** What a caption draws from the prior of its kind. */
    static Own ofPrior(CaptionWorth.Posterior prior, double quantile) {
        return new Own(
                distribution(prior).inverseCumulativeProbability(quantile), prior.mean(), prior.logVariance(), 0);
    }

    /** A candidate: a caption that was kept, with its ranks and its own score. */
    Candidate candidate(int row, double drawRank, double worthRank, double score) {
        Own own = Objects.requireNonNull(drawn.get(row));
        return new Candidate(
                row,
                own.draw(),
                own.posteriorMean(),
                own.logVariance(),
                own.evidenceViewers(),
                drawRank,
                worthRank,
                score);
    }

    static BetaDistribution distribution(CaptionWorth.Posterior posterior) {
        return BetaDistribution.of(posterior.purchases(), posterior.others());
    }

    private SplittableRandom stream(CaptionId caption) {
        return new SplittableRandom(new SplittableRandom(seed ^ caption.value()).nextLong());
    }
}
