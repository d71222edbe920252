package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.Map;
import java.util.OptionalDouble;

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
 * @param unreliable runs with unreliable timing
 * @param toBound percent of the best known that the proven bound lies above it, of problems of which one is proven
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
