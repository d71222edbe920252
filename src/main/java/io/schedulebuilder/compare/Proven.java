package io.schedulebuilder.compare;

import io.schedulebuilder.domain.ScoreLevels;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an independent model knows of a problem.
 *
 * @param best the best plan that it found
 * @param bound no plan is better than this
 * @param optimal whether the best is proven best
 * @param spent on it
 * @param prices of one step of each limit
 */
public record Proven(ScoreLevels best, ScoreLevels bound, boolean optimal, Duration spent, List<LimitPrice> prices) {
    public Proven {
        prices = List.copyOf(prices);
    }

    /** What is not proven, as a share of the best known; empty if the bound leaves less unplaced than the best. */
    public OptionalDouble gap(ScoreLevels known) {
        return bound.isEvenAboveSoft(known)
                ? OptionalDouble.of(
                        ((double) bound.soft() - known.soft()) / Math.max(1, Math.abs((double) known.soft())))
                : OptionalDouble.empty();
    }

    /**
     * What one step of a limit gains; below 0: costs.
     *
     * @param limit in the words of the rules: {@code PPV gap}
     * @param from the limit as it is: {@code 75 min}
     * @param to the limit a step on
     * @param medium what the best plans found gain on the medium level; where it is not 0, points cannot be compared
     * @param least no less is proven, points
     * @param found between the best plans found, points
     * @param most no more is proven, points
     * @param dollars of {@code found}; empty where no PPV is worth anything
     */
    public record LimitPrice(
            String limit,
            String from,
            String to,
            long medium,
            long least,
            long found,
            long most,
            OptionalDouble dollars) {}
}
