package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;

/** A constraint whose units depend on several messages. */
abstract class CountedConstraint extends WeekConstraint {
    CountedConstraint(PlanningConstraint constraint) {
        super(constraint);
    }

    /**
     * Returns the constraint's units as a running count for the search. The count starts at 0, for a week without
     * messages.
     *
     * @param line already contains the neighbors
     */
    abstract RunningCount running(Week week, TimeLine line);
}
