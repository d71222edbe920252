package io.schedulebuilder.compare;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One contender's plan of one problem.
 *
 * @param contender its name
 * @param score by the scoring rules
 * @param places where each message of the problem is; empty if unplaced
 * @param unplaced messages without a slot
 * @param expectedRevenue dollars of all placed PPVs by the hours of the scoring rules
 * @param scoreCalculations that the solver made
 * @param spent wall-clock time of the solving
 * @param improvements each time that a better week was found, by the contender's own rules
 * @param marks what spoils its times
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
     * @param scoreCalculations until then
     */
    public record Improvement(long scoreCalculations, ScoreLevels score) {}

    /** Score calculations a second; 0 where nothing was solved. */
    public double speed() {
        return spent.isZero() ? 0 : scoreCalculations / (spent.toNanos() / 1e9);
    }
}
