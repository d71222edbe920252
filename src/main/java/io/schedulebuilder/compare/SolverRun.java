package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One contender's plan for one problem.
 *
 * @param contender its name
 * @param score by the scoring rules
 * @param places slot of each message of the problem; empty if unplaced
 * @param unplaced number of messages without a slot
 * @param expectedRevenue of all placed PPVs in dollars, by the hour factors of the scoring rules
 * @param scoreCalculations number that the solver made
 * @param spent wall-clock time of the solver
 * @param improvements each better week that was found, by the contender's own rules
 * @param marks what makes its times unreliable
 */
public record SolverRun(
        String contender,
        ComparedProblem problem,
        PlanScore score,
        List<Optional<TimeSlot>> places,
        int unplaced,
        double expectedRevenue,
        long scoreCalculations,
        Duration spent,
        List<Improvement> improvements,
        Set<RunFlag> marks) {
    public SolverRun {
        places = List.copyOf(places);
        improvements = List.copyOf(improvements);
        marks = Set.copyOf(marks);
    }

    /**
     * A better week.
     *
     * @param scoreCalculations number until then
     */
    public record Improvement(long scoreCalculations, ScoreLevels score) {}

    /** Score calculations per second; 0 if there was nothing to solve. */
    public double speed() {
        return spent.isZero() ? 0 : scoreCalculations / (spent.toNanos() / 1e9);
    }
}
