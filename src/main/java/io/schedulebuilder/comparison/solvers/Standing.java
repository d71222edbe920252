package io.schedulebuilder.comparison.solvers;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.Map;

/**
 * What one contender did over all its runs, as means unless said otherwise.
 *
 * @param runs behind the figures
 * @param share of the way from the earliest fit to the best known, 0 to 1
 * @param leastShare on its worst run
 * @param unplaced messages a week
 * @param expectedRevenue dollars a week
 * @param speed median score calculations a second, of the runs whose times are to be trusted, else of all
 * @param millis median solving time
 * @param spoilt runs whose times are not to be trusted
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
        int spoilt,
        Map<PlanningConstraint, Double> byConstraint) {}
