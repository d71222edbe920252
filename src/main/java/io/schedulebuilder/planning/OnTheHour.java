package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;

/** Counts messages at minute 00 beyond half of all messages. Half of an odd number rounds down. */
final class OnTheHour extends CountedConstraint {
    OnTheHour(PlanningConstraint constraint) {
        super(constraint);
    }

    @Override
    List<Units> units(TimeLine line, WeekTerms terms) {
        List<Message> onTheHour = line.messages().stream()
                .filter(message -> message.place().isOnTheHour())
                .toList();
        int beyond = onTheHour.size() - line.messages().size() / 2;
        return beyond > 0 ? List.of(new Units(beyond, onTheHour)) : List.of();
    }

    @Override
    RunningCount running(Week week, TimeLine line) {
        return new RunningCount(RunningCount.Scope.PLACED) {
            private int all;
            private int onTheHour;

            @Override
            void count(Message message, int sign) {
                all += sign;
                onTheHour += message.place().isOnTheHour() ? sign : 0;
                units = Math.max(0, onTheHour - all / 2);
            }
        };
    }
}
