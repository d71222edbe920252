package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The slot of each message in a planned week. */
public final class Assignments {
    private Assignments() {}

    /** The slot of each message, in the problem's order; empty if it is unplaced. */
    public static List<Optional<TimeSlot>> of(WeekProblem problem, PlannedWeek week) {
        Map<CaptionId, TimeSlot> slots = new HashMap<>();
        for (PlannedMessage planned : week.messages()) {
            slots.put(planned.message().caption().id(), planned.slot());
        }
        return problem.messages().stream()
                .map(message -> Optional.ofNullable(slots.get(message.caption().id())))
                .toList();
    }
}
