package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;

/**
 * One contender's results.
 *
 * @param runs those that its figures cover, at least one
 */
public record Standing(SolverComparison comparison, Contender contender, List<SolverRun> runs) {
    /** The mean of a figure over all runs. */
    double mean(ToDoubleFunction<SolverRun> figure) {
        return runs.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** The median of a figure over runs with reliable timing, or over all if there are none. */
    double median(ToDoubleFunction<SolverRun> figure) {
        List<SolverRun> timed = unreliable() == runs.size()
                ? runs
                : runs.stream().filter(run -> run.marks().isEmpty()).toList();
        return Median.withDefaults().evaluate(timed.stream().mapToDouble(figure).toArray());
    }

    /** The smallest gap closed in any run, 0 to 1. */
    double leastShare() {
        return runs.stream().mapToDouble(comparison::share).min().orElseThrow();
    }

    /** The number of runs with unreliable timing. */
    long unreliable() {
        return runs.stream().filter(run -> !run.marks().isEmpty()).count();
    }

    /**
     * Mean difference from a run to its proven bound, in percent of the best known score, over runs that leave as
     * little unplaced as the bound; empty if there are none.
     */
    OptionalDouble toBound() {
        return runs.stream()
                .flatMap(run -> comparison.proven(run.problem()).stream()
                        .map(known -> known.bound().minus(run.score().levels()))
                        .filter(missing -> missing.isEvenAboveSoft(ScoreLevels.ZERO))
                        .map(missing ->
                                Matchup.inUnits(comparison.best(run.problem()), (double) missing.soft(), Level.SOFT)))
                .mapToDouble(percent -> percent)
                .average();
    }
}
