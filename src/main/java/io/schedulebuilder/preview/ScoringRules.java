package io.schedulebuilder.preview;

import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.selection.CaptionWorth;
import io.schedulebuilder.week.PageBrief;
import io.schedulebuilder.week.WeekInputs;
import io.schedulebuilder.worth.PageMoney;
import java.util.List;

/**
 * Prices every plan of a week with the hour factors and the evidence half-life of one rule set, so that a rule set
 * gains nothing by rating its own hours or captions higher.
 */
record ScoringRules(CaptionWorth captions, PageMoney money, HourTable hours) {

    static ScoringRules of(PageBrief pageBrief) {
        WeekInputs weekInputs = pageBrief.reading();
        return new ScoringRules(
                CaptionWorth.of(
                        weekInputs.history(),
                        weekInputs.pool().bank(),
                        weekInputs.market(),
                        weekInputs.asOf(),
                        pageBrief.analysis().economics(),
                        pageBrief
                                .policy()
                                .get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS)
                                .doubleValue()),
                pageBrief.money(),
                pageBrief.hours());
    }

    /** Expected revenue of all PPVs in dollars, rounded to the cent, because smaller differences mean nothing. */
    double expectedRevenue(List<PlannedMessage> messages) {
        double dollars = messages.stream()
                .filter(planned -> planned.message().type() == MessageType.PPV)
                .mapToDouble(planned -> money.dollars(
                                planned.message().caption().priceTier(),
                                captions.conversion(planned.message().caption()))
                        * hours.at(planned.slot()).factor())
                .sum();
        return Math.round(dollars * 100) / 100.0;
    }
}
