package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ScoreLevels;

/**
 * What a week is worth before any search: the origin from which a solver's way is measured. It is the same for all
 * configurations, whatever they begin with.
 */
public final class Construction {
    private Construction() {}

    /**
     * The score of {@link EarliestFit} from an empty week: also of one that is planned again, as what is kept there has its
     * place already, and may break a rule. Costs no score calculation.
     */
    public static ScoreLevels score(WeekProblem problem) {
        Week week = WeekBuilder.week(problem);
        week.messages().stream().filter(message -> !message.isSent()).forEach(Message::leaveOut);
        EarliestFit.place(week, (message, slot) -> message.moveTo(slot));
        return new WeekConstraints().score(week).levels();
    }
}
