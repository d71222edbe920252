package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;

/** A constraint whose units depend on several messages. */
abstract class CountedConstraint extends WeekConstraint {
    CountedConstraint(PlanningConstraint constraint) {
        super(constraint);
    }

    /**
     * Its units as one number, for the search. Starts at 0: a week without messages.
     *
     * @param line holds the neighbours already
     */
    abstract RunningCount running(Week week, TimeLine line);
}
