package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ScoreLevels;

/**
 * The score of a week before any search: the zero point from which a solver's progress is measured. It is the same for
 * all configurations, whatever they start from.
 */
public final class Construction {
    private Construction() {}

    /**
     * Returns the score of {@link EarliestFit} from an empty week. A week that is planned again is also emptied first,
     * because its kept messages already have slots and may break a rule. Costs no score calculation.
     */
    public static ScoreLevels score(WeekProblem problem) {
        Week week = WeekBuilder.week(problem);
        week.messages().stream().filter(message -> !message.isSent()).forEach(Message::leaveOut);
        EarliestFit.place(week, (message, slot) -> message.moveTo(slot));
        return new WeekConstraints().score(week).levels();
    }
}
