package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Puts what was to be solved into the plan's shape, number by number as it is. */
public final class ProblemAssembler {
    private ProblemAssembler() {}

    /**
     * What a week was solved from, beside its start, as-of, limits and weights.
     *
     * @param weeks of the horizon
     */
    public static PlanFile.Problem problem(
            int weeks,
            LocalDate coolingFrom,
            PriceMix mix,
            HourTable hours,
            List<ChosenMessage> messages,
            List<FixedSend> fixed,
            long seed) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        shares.put(PriceTier.BUDGET.label(), mix.budget());
        shares.put(PriceTier.MID.label(), mix.mid());
        shares.put(PriceTier.PREMIUM.label(), mix.premium());
        return new PlanFile.Problem(
                seed,
                coolingFrom.toString(),
                shares,
                new PlanFile.HourFactors(
                        row(hours, DayType.WEEKDAY, HourTable.Hour::factor),
                        row(hours, DayType.WEEKDAY, HourTable.Hour::ownShare),
                        row(hours, DayType.WEEKEND, HourTable.Hour::factor),
                        row(hours, DayType.WEEKEND, HourTable.Hour::ownShare)),
                messages.stream().map(message -> message(message, weeks)).toList(),
                fixed.stream()
                        .map(send -> new PlanFile.FixedMessage(
                                send.at().toString(), send.type().label(), send.origin()))
                        .toList());
    }

    private static List<Double> row(HourTable hours, DayType dayType, ToDoubleFunction<HourTable.Hour> figure) {
        return hours.hours().getOrDefault(dayType, List.of()).stream()
                .map(figure::applyAsDouble)
                .toList();
    }

    private static PlanFile.ProblemMessage message(ChosenMessage message, int weeks) {
        SelectionScore score = message.score();
        return new PlanFile.ProblemMessage(
                message.caption().id().value(),
                message.caption().key(),
                message.askedTier().label(),
                new PlanFile.SelectionParts(
                        score.total(),
                        score.draw(),
                        score.drawRank(),
                        score.diversity(),
                        score.worthRank(),
                        score.penalty(),
                        score.posteriorMean(),
                        score.evidenceViewers()),
                message.baseRevenue(),
                message.basePoints(),
                weeks > 1 ? Optional.of(message.week()) : Optional.empty(),
                message.sentAt().map(ProblemAssembler::moment),
                message.keptAt().map(ProblemAssembler::moment));
    }

    private static PlanFile.Moment moment(TimeSlot time) {
        return new PlanFile.Moment(time.local().toString(), time.instant().toString());
    }
}
