package io.schedulebuilder.compare;

import io.schedulebuilder.domain.ScoreLevels;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What an independent model knows about a problem.
 *
 * @param best score of the best plan that it found
 * @param bound upper bound on every plan's score
 * @param optimal whether the best plan is proven to be optimal
 * @param spent time for the proof
 * @param prices of one step of each limit
 */
public record Proven(ScoreLevels best, ScoreLevels bound, boolean optimal, Duration spent, List<LimitPrice> prices) {
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

    /**
     * The gain from one step of a limit; below 0 is a loss.
     *
     * @param limit the name that the rules use: {@code PPV gap}
     * @param from the current limit: {@code 75 min}
     * @param to the limit one step further
     * @param medium gain between the best plans found on the medium level; if it is not 0, points cannot be compared
     * @param least proven lower bound of the gain, in points
     * @param found gain between the best plans found, in points
     * @param most proven upper bound of the gain, in points
     * @param dollars value of {@code found}; empty if no PPV is worth anything
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
