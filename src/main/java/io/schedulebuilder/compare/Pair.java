package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint.Level;

/**
 * One contender against another, on the highest level of the score that tells them apart.
 *
 * @param level hard or medium where the difference there is shown; else soft
 * @param difference {@code other} less {@code one}: percent of the best known soft score on the soft level, points on
 *     the others
 * @param better weeks on which {@code other} is better by its mean, on that level
 * @param worse weeks on which it is worse
 * @param weeks of which there are pairs on that level
 * @param betterAbove pairs in which {@code other} is better on the hard or the medium level; the soft level leaves them out
 * @param worseAbove pairs in which it is worse there; likewise
 */
public record Pair(
        Contender one,
        Contender other,
        Level level,
        MeanDifference difference,
        int better,
        int worse,
        int weeks,
        int betterAbove,
        int worseAbove) {

    /** Whether {@code other} is shown to be better: not by points alone where it leaves more out elsewhere. */
    public boolean isBetter() {
        return difference.low() > 0 && (level != Level.SOFT || worseAbove == 0);
    }

    /** Whether {@code other} is shown to be worse. */
    public boolean isWorse() {
        return difference.high() < 0 && (level != Level.SOFT || betterAbove == 0);
    }
}
