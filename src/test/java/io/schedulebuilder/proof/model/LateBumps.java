package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.proof.ModelScore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prover's part of the worked example in docs/architecture.md: bumps from 20:00 on. */
public final class LateBumps {
    private LateBumps() {}

    /** The score by the prover, with the example in place of "minutes varied". */
    public static ModelScore score(WeekProblem problem, List<Optional<TimeSlot>> places) {
        new CpSatProver();
        Map<PlanningConstraint, ConstraintTerms.Term> terms = new EnumMap<>(ConstraintTerms.ALL);
        terms.put(
                PlanningConstraint.MINUTES_VARIED,
                week -> week.taken(slot -> !slot.ppv() && slot.at().local().getHour() >= 20));
        return WeekScore.of(problem, places, terms);
    }
}
