package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts this plan's messages beyond the daily cap. */
final class BeyondDailyCap extends CountedConstraint {
    BeyondDailyCap(PlanningConstraint constraint) {
        super(constraint);
    }

    @Override
    List<Units> units(TimeLine line, WeekTerms terms) {
        Map<Day, List<Message>> days = new LinkedHashMap<>();
        for (Message message : line.messages()) {
            days.computeIfAbsent(message.place().day(), day -> new ArrayList<>())
                    .add(message);
        }
        return days.entrySet().stream()
                .map(day -> new Units(day.getKey().beyondCap(day.getValue().size()), day.getValue()))
                .filter(found -> found.count() > 0)
                .toList();
    }

    @Override
    RunningCount running(Week week, TimeLine line) {
        int[] messages = new int[week.terms().days()];
        return new RunningCount(RunningCount.Scope.PLACED) {
            @Override
            void count(Message message, int sign) {
                Day day = message.place().day();
                int index = day.index(messages.length);
                units -= day.beyondCap(messages[index]);
                messages[index] += sign;
                units += day.beyondCap(messages[index]);
            }
        };
    }
}
