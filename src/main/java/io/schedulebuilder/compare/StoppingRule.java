package io.schedulebuilder.compare;

import java.util.List;

/**
 * Finds contenders that can stop early: after each round, those that are shown to be worse than another. Every round
 * and every pair is another chance to be wrong, so each check needs more confidence than the final verdict
 * (Bonferroni).
 *
 * @param rounds total number of rounds
 */
public record StoppingRule(int rounds) {
    /** The contenders of {@code running} that can no longer win, judging by all runs so far. */
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
