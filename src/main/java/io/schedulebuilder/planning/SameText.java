package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts pairs of placed messages with the same text. */
final class SameText extends CountedConstraint {
    SameText(PlanningConstraint constraint) {
        super(constraint);
    }

    @Override
    List<Units> units(TimeLine line, WeekTerms terms) {
        Map<String, List<Message>> byText = new HashMap<>();
        List<Units> found = new ArrayList<>();
        for (Message message : line.messages()) {
            List<Message> before = byText.computeIfAbsent(message.captionKey(), key -> new ArrayList<>());
            before.forEach(other -> found.add(new Units(1, List.of(other, message))));
            before.add(message);
        }
        return found;
    }

    @Override
    RunningCount running(Week week, TimeLine line) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] textOf = week.messages().stream()
                .mapToInt(message -> numbers.computeIfAbsent(message.captionKey(), key -> numbers.size()))
                .toArray();
        int[] placed = new int[numbers.size()];
        return new RunningCount(RunningCount.Scope.PLACED) {
            @Override
            void count(Message message, int sign) {
                int text = textOf[message.rank()];
                units += sign > 0 ? placed[text]++ : 1 - placed[text]--;
            }
        };
    }
}
