package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.ScoreLevels;
import java.time.Duration;
import java.util.List;

/**
 * A week that was planned, and how the solver went about it.
 *
 * @param improvements each time that a better week was found, in order; the first is what construction left
 * @param scoreCalculations in all
 * @param spent wall-clock time of the solving alone
 * @param cpu time that the solving thread had a core; less than {@code spent} where the machine was busy
 */
public record Trial(
        PlannedWeek week, List<Improvement> improvements, long scoreCalculations, Duration spent, Duration cpu) {
    public Trial {
        improvements = List.copyOf(improvements);
    }

    /**
     * A better week.
     *
     * @param scoreCalculations until then
     * @param after wall-clock time until then
     */
    public record Improvement(long scoreCalculations, Duration after, ScoreLevels score) {}
}
