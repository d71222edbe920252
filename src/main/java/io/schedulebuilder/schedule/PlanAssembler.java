package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.RevenueInterval;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.planning.WeekProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Assembles the parts of a finished week into a plan. */
public final class PlanAssembler {
    private PlanAssembler() {}

    /**
     * Creates the plan of one or more weeks.
     *
     * @param asked what each week needs, in order
     */
    public static Plan plan(
            ScheduleId id,
            WeekProblem problem,
            PageAnalysis analysis,
            List<AskedWeek> asked,
            CaptionSelection selection,
            PlannedWeek week,
            List<ScheduleId> replaces,
            List<ScheduleId> plannedAround,
            Plan.Run run) {
        Horizon horizon = problem.horizon();
        Policy policy = problem.policy();
        Plan plan = new Plan(
                id,
                analysis.page().name(),
                horizon.start(),
                horizon.weeks(),
                horizon.zone(),
                analysis.asOf(),
                policy.tier(),
                policy.zone(),
                decimal(analysis.saturation().score(), 4),
                policy.segment(),
                analysis(analysis, policy, week),
                PolicyView.of(policy),
                asked(policy, asked),
                Optional.of(selection.mixMoves())
                        .filter(moves -> !moves.isEmpty())
                        .map(moves -> moves.stream().map(Plan.UsedMix::of).toList()),
                score(week, horizon),
                analysis.messageCount() == 0 ? Optional.empty() : interval(week.messages()),
                week.messages().stream().map(PlanAssembler::message).toList(),
                selection.substitutions(),
                Stream.concat(week.unplaced().stream(), selection.missing().stream())
                        .map(u -> new Plan.Unplaced(
                                u.caption().map(Caption::id),
                                u.type(),
                                u.reasons(),
                                u.caption()
                                        .map(caption -> new Plan.UnplacedCaption(
                                                caption.text(),
                                                caption.priceTier(),
                                                caption.category(),
                                                caption.urgent()))))
                        .toList(),
                replaces,
                plannedAround,
                run,
                Optional.of(PlanProblem.written(problem)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return plan.sealed();
    }

    /** Empty if each week needs what the policy says. */
    private static Optional<List<Plan.Asked>> asked(Policy policy, List<AskedWeek> asked) {
        return asked.stream().allMatch(week -> week.isAsIn(policy))
                ? Optional.empty()
                : Optional.of(asked.stream()
                        .map(week -> new Plan.Asked(
                                week.week(),
                                week.ppvs(),
                                week.bumps(),
                                week.holidays().stream()
                                        .map(holiday -> new Plan.HolidayFactor(
                                                holiday.day(),
                                                holiday.name(),
                                                BigDecimal.valueOf(holiday.volumeFactor())))
                                        .toList()))
                        .toList());
    }

    private static Plan.Analysis analysis(PageAnalysis analysis, Policy policy, PlannedWeek week) {
        double ownShare = week.messages().stream()
                .mapToDouble(PlannedMessage::ownHourShare)
                .average()
                .orElse(0);
        return new Plan.Analysis(
                analysis.revenue().setScale(2, RoundingMode.HALF_UP),
                analysis.messageCount(),
                decimal(analysis.averageRpr(), 4),
                decimal(analysis.averageConversion(), 4),
                analysis.saturation().parts().stream()
                        .map(part -> new Plan.SaturationPart(
                                part.name(),
                                decimal(part.measured(), 4),
                                decimal(part.threshold(), 4),
                                decimal(part.weight(), 4),
                                decimal(part.share(), 4)))
                        .toList(),
                analysis.hours().found(),
                decimal(ownShare, 4),
                Stream.concat(analysis.notes().stream(), analysis.saturation().notes().stream())
                        .distinct()
                        .toList(),
                analysis.data()
                        .map(age -> Plan.Data.of(new DataState(age, policy.staleAfterDays()), analysis.carriedOver())),
                analysis.economics().promises().map(Plan.Promises::of));
    }

    private static Plan.Score score(PlannedWeek week, Horizon horizon) {
        return new Plan.Score(
                week.score().hard(),
                week.score().medium(),
                week.score().soft(),
                week.score().lines().stream()
                        .filter(line -> horizon.weeks() > 1 || line.constraint() != PlanningConstraint.OWN_WEEK)
                        .map(line -> new Plan.ConstraintScore(
                                line.constraint(),
                                line.constraint().level(),
                                line.weight(),
                                line.matches(),
                                line.score()))
                        .toList());
    }

    /** Empty if no message is expected to earn anything, or if it is not known how uncertain that is. */
    private static Optional<Plan.Interval> interval(List<PlannedMessage> messages) {
        List<RevenueInterval.Expected> expected = messages.stream()
                .flatMap(planned -> planned.message().confidence().stream()
                        .map(confidence -> new RevenueInterval.Expected(planned.expectedRevenue(), confidence)))
                .toList();
        return RevenueInterval.of(expected)
                .map(interval -> new Plan.Interval(decimal(interval.low(), 2), decimal(interval.high(), 2)));
    }

    private static Plan.Message message(PlannedMessage planned) {
        ChosenMessage message = planned.message();
        var local = planned.slot().local();
        return new Plan.Message(
                local.getDayOfWeek(),
                new SendTime(local),
                message.type(),
                message.caption().id(),
                message.caption().text(),
                message.caption().priceTier(),
                message.caption().category(),
                message.caption().urgent(),
                decimal(message.score().total(), 4),
                decimal(planned.expectedRevenue(), 2),
                message.type() == MessageType.BUMP ? Optional.empty() : interval(List.of(planned)),
                message.propensity().map(chance -> decimal(chance.probability(), 6)),
                message.propensity().map(chance -> decimal(chance.error(), 6)),
                message.propensity().map(chance -> chance.exploration().isPresent()),
                message.sentAt().isPresent(),
                why(planned));
    }

    private static Plan.Why why(PlannedMessage planned) {
        SelectionScore score = planned.message().score();
        return new Plan.Why(
                summary(planned),
                decimal(score.draw(), 6),
                decimal(score.drawRank(), 4),
                decimal(score.diversity(), 4),
                decimal(score.worthRank(), 4),
                decimal(score.penalty(), 4),
                decimal(score.posteriorMean(), 6),
                decimal(score.evidenceViewers(), 1),
                decimal(planned.message().basePoints(), 1),
                decimal(planned.hourFactor(), 4),
                decimal(planned.ownHourShare(), 4),
                planned.points());
    }

    private static String summary(PlannedMessage planned) {
        SelectionScore score = planned.message().score();
        if (planned.message().sentAt().isPresent()) {
            return "Already sent before as-of by the schedule that this one replaces, so it stays.";
        }
        return String.format(
                Locale.ROOT,
                "Selection score %.3f: expected conversion %.2f%%, with %.0f viewers on this page so far; drew %.2f%%, "
                        + "better than %.0f%% of the free %s captions. The hour is worth %.2f of an average hour, %.0f%% "
                        + "of that from the page's own data.%s",
                score.total(),
                100 * score.posteriorMean(),
                score.evidenceViewers(),
                100 * score.draw(),
                100 * score.drawRank(),
                planned.message().caption().priceTier().label(),
                planned.hourFactor(),
                100 * planned.ownHourShare(),
                planned.message()
                        .propensity()
                        .map(propensity -> " " + PropensityText.of(propensity))
                        .orElse(""));
    }

    /** Rounds, so that a last-bit difference between machines does not show. */
    private static BigDecimal decimal(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    }
}
