package io.schedulebuilder.preview;

import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.selection.CaptionWorth;
import io.schedulebuilder.week.PageBrief;
import io.schedulebuilder.week.WeekInputs;
import java.util.List;

/**
 * Prices any plan of a week by one rule set's worth of hours and half-life of evidence, so that a rule set which thinks
 * more of its hours or captions earns nothing by that.
 */
record ScoringRules(CaptionWorth captions, HourTable hours) {

    static ScoringRules of(PageBrief pageBrief) {
        WeekInputs weekInputs = pageBrief.reading();
        return new ScoringRules(
                CaptionWorth.of(
                        weekInputs.history(),
                        weekInputs.pool().bank(),
                        weekInputs.asOf(),
                        pageBrief.analysis().economics(),
                        pageBrief
                                .policy()
                                .get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS)
                                .doubleValue()),
                pageBrief.hours());
    }

    /** Dollars of all PPVs, to the cent: less is no difference. */
    double expectedRevenue(List<PlannedMessage> messages) {
        double dollars = messages.stream()
                .filter(planned -> planned.message().type() == MessageType.PPV)
                .mapToDouble(planned -> captions.baseRevenue(planned.message().caption())
                        * hours.at(planned.slot()).factor())
                .sum();
        return Math.round(dollars * 100) / 100.0;
    }
}
