package io.schedulebuilder.compare;

import java.util.List;

/**
 * Finds contenders that need not run on: after each round, those shown to be worse than another. As every round is
 * another chance to be wrong, and every pair too, each look is surer than the last verdict needs to be (Bonferroni).
 *
 * @param rounds in all
 */
public record StoppingRule(int rounds) {
    /** The contenders of {@code running} that cannot win any more, by what all have run so far. */
    public List<Contender> losers(SolverComparison soFar, List<Contender> running) {
        double confidence = 1 - (1 - SolverComparison.CONFIDENCE) / (soFar.pairCount() * Math.max(1, rounds));
        return running.stream()
                .filter(contender -> running.stream()
                        .filter(other -> !other.equals(contender))
                        .anyMatch(other -> soFar.pair(other, contender, confidence)
                                .filter(Pair::isWorse)
                                .isPresent()))
                .toList();
    }
}
