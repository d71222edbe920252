package io.schedulebuilder.week;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.Confidence;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.Propensity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Rounds the solver's inputs to twelve significant digits, so that last-bit differences between machines neither affect
 * nor show in the plan, which contains these numbers unchanged.
 */
public final class Rounding {
    private static final MathContext DIGITS = new MathContext(12);

    private Rounding() {}

    public static HourTable of(HourTable hours) {
        Map<DayType, List<HourTable.Hour>> rounded = new EnumMap<>(DayType.class);
        hours.hours()
                .forEach((dayType, day) -> rounded.put(
                        dayType,
                        day.stream()
                                .map(hour -> new HourTable.Hour(of(hour.factor()), of(hour.ownShare())))
                                .toList()));
        return new HourTable(rounded);
    }

    public static ChosenMessage of(ChosenMessage message) {
        SelectionScore score = message.score();
        return new ChosenMessage(
                message.caption(),
                message.askedTier(),
                new SelectionScore(
                        of(score.total()),
                        of(score.draw()),
                        of(score.drawRank()),
                        of(score.diversity()),
                        of(score.worthRank()),
                        of(score.penalty()),
                        of(score.posteriorMean()),
                        of(score.evidenceViewers())),
                of(message.baseRevenue()),
                of(message.basePoints()),
                message.confidence().map(Rounding::of),
                message.week(),
                message.sentAt(),
                message.keptAt(),
                message.propensity().map(Rounding::of));
    }

    private static Confidence of(Confidence confidence) {
        return new Confidence(
                of(confidence.sharedSpread()),
                of(confidence.ownSpread()),
                of(confidence.fromPage()),
                of(confidence.fromOtherPages()));
    }

    private static Propensity of(Propensity propensity) {
        return new Propensity(
                of(propensity.probability()),
                of(propensity.error()),
                propensity
                        .exploration()
                        .map(exploration -> new Propensity.Exploration(
                                exploration.instead(),
                                of(exploration.draw()),
                                of(exploration.drawOfInstead()),
                                of(exploration.cost()))));
    }

    static double of(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
