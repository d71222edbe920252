package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint.Level;

/**
 * One contender against another, on the highest level of the score where they differ.
 *
 * @param level hard or medium if the difference there is shown; otherwise soft
 * @param difference {@code other} minus {@code one}: percent of the best known soft score on the soft level, points on
 *     the other levels
 * @param better number of weeks on which {@code other} has the better mean on that level
 * @param worse number of weeks on which it has the worse mean
 * @param weeks number of weeks with pairs on that level
 * @param betterAbove number of pairs in which {@code other} is better on the hard or medium level; the soft level
 *     leaves them out
 * @param worseAbove number of pairs in which it is worse there; the soft level leaves them out too
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

    /** Whether {@code other} is shown to be better. More points are not enough if it leaves more unplaced elsewhere. */
    public boolean isBetter() {
        return difference.low() > 0 && (level != Level.SOFT || worseAbove == 0);
    }

    /** Whether {@code other} is shown to be worse. */
    public boolean isWorse() {
        return difference.high() < 0 && (level != Level.SOFT || betterAbove == 0);
    }
}
