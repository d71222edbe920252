package io.schedulebuilder.week;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanProblem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan whose score was recomputed and matches the score that it states.
 *
 * @param places the slots of the problem's messages, in their order
 */
public record RescoredPlan(Plan plan, WeekProblem problem, List<Optional<TimeSlot>> places, WeekInspector inspector) {
    /**
     * Recomputes the score of a plan.
     *
     * @param origin the name of the plan in error messages: its file
     * @throws InputException if the plan does not contain its problem, contradicts itself, or states another score
     */
    public static RescoredPlan of(Plan plan, String origin) {
        WeekProblem problem = PlanProblem.of(plan, origin);
        List<Optional<TimeSlot>> places = PlanProblem.places(plan, problem);
        List<String> faults = new ArrayList<>();
        long leftOut = plan.unplaced().stream()
                .filter(unplaced -> unplaced.captionId().isPresent())
                .count();
        if (plan.messages().size() + leftOut != problem.messages().size()) {
            faults.add("it has " + Counted.of(plan.messages().size(), "message") + " and leaves unplaced " + leftOut
                    + ", of " + problem.messages().size() + " to place");
        }
        places.stream()
                .flatMap(Optional::stream)
                .filter(time -> !problem.horizon().contains(time.local().toLocalDate()))
                .forEach(time -> faults.add("its message of " + new Minute(time.local()) + " is outside the week"));
        if (faults.isEmpty()) {
            WeekInspector inspector = new WeekInspector(problem, places);
            check(plan, inspector.score(), faults);
            if (faults.isEmpty()) {
                return new RescoredPlan(plan, problem, places, inspector);
            }
        }
        throw new InputException(origin + ": its score does not match its messages: " + String.join("; ", faults)
                + ". It was edited, or another version wrote it. Run plan again.");
    }

    private static void check(Plan plan, PlanScore score, List<String> faults) {
        Map<PlanningConstraint, Long> said = new EnumMap<>(PlanningConstraint.class);
        plan.score().constraints().forEach(line -> said.put(line.name(), line.score()));
        for (PlanScore.Line line : score.lines()) {
            Long saidOfIt = said.get(line.constraint());
            if (saidOfIt == null && line.score() == 0 && plan.mayOmit(line.constraint())) {
                continue;
            }
            if (saidOfIt == null || saidOfIt != line.score()) {
                faults.add("its messages score " + line.score() + " for \""
                        + line.constraint().words() + "\", it says " + (saidOfIt == null ? "nothing" : saidOfIt));
            }
        }
        if (faults.isEmpty() && !score.levels().equals(plan.score().levels())) {
            faults.add("its lines do not add up to " + plan.score().levels().words());
        }
    }
}
