package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One contender's results over all its runs, as means unless stated otherwise.
 *
 * @param runs number of runs
 * @param share gap closed, 0 to 1
 * @param leastShare smallest gap closed in any run, 0 to 1
 * @param unplaced messages per week
 * @param expectedRevenue dollars per week
 * @param speed median score calculations per second, over runs with reliable timing, or over all if there are none
 * @param millis median solving time in milliseconds, over the same runs
 * @param unreliable number of runs with unreliable timing
 * @param toBound how far the proven bound is above the score, in percent of the best known, over problems with a proof
 * @param byConstraint points
 */
public record Standing(
        Contender contender,
        int runs,
        double hard,
        double medium,
        double soft,
        double share,
        double leastShare,
        double unplaced,
        double expectedRevenue,
        double speed,
        double millis,
        int unreliable,
        OptionalDouble toBound,
        Map<PlanningConstraint, Double> byConstraint) {}
