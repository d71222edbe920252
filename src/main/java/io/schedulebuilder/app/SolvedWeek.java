package io.schedulebuilder.app;

import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.PlannedWeek;

/** The captions of a week, and where the solver put them. */
record SolvedWeek(CaptionSelection selection, PlannedWeek week) {
    /** Messages that were asked for and are not in the week: without a caption, or without a slot. */
    int unplaced() {
        return selection.missing().size() + week.unplaced().size();
    }
}
