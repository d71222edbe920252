package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.ScoreLevels;
import java.time.Duration;
import java.util.List;

/**
 * A planned week, with figures about the solver's run.
 *
 * @param improvements each better week that was found, in order; the first is the result of construction
 * @param scoreCalculations total number
 * @param spent wall-clock time of the solver only
 * @param cpu CPU time of the solving thread; less than {@code spent} if the machine was busy
 */
public record Trial(
        PlannedWeek week, List<Improvement> improvements, long scoreCalculations, Duration spent, Duration cpu) {
    public Trial {
        improvements = List.copyOf(improvements);
    }

    /**
     * A better week.
     *
     * @param scoreCalculations number until then
     * @param after wall-clock time until then
     */
    public record Improvement(long scoreCalculations, Duration after, ScoreLevels score) {}
}
