package io.schedulebuilder.compare;

import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.proof.LimitPrice;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an independent model knows about a problem.
 *
 * @param best score of the best plan that it found
 * @param bound upper bound on every plan's score
 * @param optimal whether the best plan is proven to be optimal
 * @param provenInMillis time for the proof
 * @param prices of one step of each limit
 */
public record Proven(
        ScoreLevels best, ScoreLevels bound, boolean optimal, long provenInMillis, List<LimitPrice> prices) {
    public Proven {
        prices = List.copyOf(prices);
    }

    /** The unproven gap, as a share of the best known score; empty if the bound leaves fewer unplaced than the best. */
    public OptionalDouble gap(ScoreLevels known) {
        return bound.isEvenAboveSoft(known)
                ? OptionalDouble.of(
                        ((double) bound.soft() - known.soft()) / Math.max(1, Math.abs((double) known.soft())))
                : OptionalDouble.empty();
    }
}
