package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.planning.WeekProblem;

/** The captions of a week, what the solver was asked, and where it put them. */
public record SolvedWeek(CaptionSelection selection, WeekProblem problem, PlannedWeek week) {
    /** Messages that were asked for and are not in the week: without a caption, or without a slot. */
    public int unplaced() {
        return selection.missing().size() + week.unplaced().size();
    }
}
