package io.schedulebuilder.week;

import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.planning.WeekProblem;

/** A chosen week, the solver's problem, and its solution. */
public record SolvedWeek(ChosenWeek chosen, WeekProblem problem, PlannedWeek week) {
    /** The number of requested messages without a caption or without a slot. */
    public int unplaced() {
        return chosen.selection().missing().size() + week.unplaced().size();
    }
}
