package io.schedulebuilder.week;

import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.planning.WeekProblem;

/** A chosen week, what the solver was asked, and where it put the messages. */
public record SolvedWeek(ChosenWeek chosen, WeekProblem problem, PlannedWeek week) {
    /** Messages that were asked for and are not in the week: without a caption, or without a slot. */
    public int unplaced() {
        return chosen.selection().missing().size() + week.unplaced().size();
    }
}
