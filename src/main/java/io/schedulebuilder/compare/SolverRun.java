package io.schedulebuilder.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
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
 * @param micros wall-clock time of the solver, in microseconds
 * @param improvements each better week that was found, by the contender's own rules
 * @param marks what makes its times unreliable
 */
public record SolverRun(
        String contender,
        @JsonUnwrapped @JsonProperty("of") ComparedProblem problem, // its digest has the key "problem"
        @JsonUnwrapped PlanScore score,
        @JsonSetter(contentNulls = Nulls.SET) List<Optional<TimeSlot>> places,
        int unplaced,
        double expectedRevenue,
        long scoreCalculations,
        long micros,
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
    public record Improvement(@JsonProperty("at") long scoreCalculations, @JsonUnwrapped ScoreLevels score) {}

    /** Score calculations per second; 0 if there was nothing to solve. */
    public double speed() {
        return micros == 0 ? 0 : scoreCalculations / (micros / 1e6);
    }
}
