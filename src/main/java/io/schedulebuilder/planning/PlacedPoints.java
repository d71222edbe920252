package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;

/** Counts the points of placed messages at their hours. */
final class PlacedPoints extends CountedConstraint {
    PlacedPoints(PlanningConstraint constraint) {
        super(constraint);
    }

    @Override
    List<Units> units(TimeLine line, WeekTerms terms) {
        return line.messages().stream()
                .map(message -> new Units(message.points(), List.of(message)))
                .toList();
    }

    @Override
    RunningCount running(Week week, TimeLine line) {
        return new RunningCount(RunningCount.Scope.PLACED) {
            @Override
            void count(Message message, int sign) {
                units += sign * message.points();
            }
        };
    }
}
