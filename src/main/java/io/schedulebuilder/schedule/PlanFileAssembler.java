package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.DataState;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PlannedMessage;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.SetBy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts the parts of a finished week into the plan's shape. */
public final class PlanFileAssembler {
    private static final DateTimeFormatter SEND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final double SECONDS_A_DAY = 86_400;

    private PlanFileAssembler() {}

    /**
     * The plan of a week, or of some.
     *
     * @param asked of each week, in order
     * @param problem what it was solved from: see {@link ProblemAssembler}
     */
    public static PlanFile planFile(
            ScheduleId id,
            Horizon horizon,
            PageAnalysis analysis,
            Policy policy,
            List<AskedWeek> asked,
            CaptionSelection selection,
            PlannedWeek week,
            List<ScheduleId> replaces,
            List<ScheduleId> plannedAround,
            PlanFile.Run run,
            PlanFile.Problem problem) {
        PlanFile plan = new PlanFile(
                id.value(),
                analysis.page().name().value(),
                horizon.start().toString(),
                horizon.weeks(),
                horizon.zone().getId(),
                analysis.asOf().toString(),
                policy.tier().name(),
                policy.zone().name(),
                decimal(analysis.saturation().score(), 4),
                policy.segment().name(),
                analysis(analysis, policy, week),
                policyView(policy),
                asked(policy, asked),
                score(week, horizon),
                week.messages().stream().map(PlanFileAssembler::message).toList(),
                selection.substitutions().stream()
                        .map(s -> new PlanFile.Substitution(
                                s.caption().value(), s.asked().label(), s.used().label()))
                        .toList(),
                Stream.concat(week.unplaced().stream(), selection.missing().stream())
                        .map(u -> new PlanFile.Unplaced(
                                u.caption().map(caption -> caption.id()).map(CaptionId::value),
                                u.type().label(),
                                u.reasons(),
                                u.caption()
                                        .map(caption -> new PlanFile.UnplacedCaption(
                                                caption.text(),
                                                caption.priceTier().label(),
                                                caption.category(),
                                                caption.urgent()))))
                        .toList(),
                replaces.stream().map(ScheduleId::value).toList(),
                plannedAround.stream().map(ScheduleId::value).toList(),
                run,
                Optional.of(problem));
        return plan.sealed();
    }

    /** Empty where each week is asked for what the policy says. */
    private static Optional<List<PlanFile.Asked>> asked(Policy policy, List<AskedWeek> asked) {
        return asked.stream().allMatch(week -> week.isAsIn(policy))
                ? Optional.empty()
                : Optional.of(asked.stream()
                        .map(week -> new PlanFile.Asked(
                                week.week(),
                                week.ppvs(),
                                week.bumps(),
                                week.holidays().stream()
                                        .map(holiday -> new PlanFile.HolidayFactor(
                                                holiday.day().toString(),
                                                holiday.name(),
                                                BigDecimal.valueOf(holiday.volumeFactor())))
                                        .toList()))
                        .toList());
    }

    /** What the rules ask for, in the words of {@code rules show --json}. */
    public static PlanFile.PolicyView policyView(Policy policy) {
        Map<String, Integer> mix = new LinkedHashMap<>();
        Map<PriceTier, Integer> counts = policy.priceMix().counts(policy.weeklyPpvs());
        PriceTier.PAID.forEach(tier -> mix.put(tier.label(), counts.getOrDefault(tier, 0)));
        Map<String, Integer> weights = new LinkedHashMap<>();
        PlanningConstraint.weighted().forEach(c -> weights.put(c.words(), policy.weight(c)));
        Map<String, PlanFile.Setter> setBy = new TreeMap<>();
        policy.setBy().forEach((parameter, by) -> setBy.put(parameter, setter(by)));
        return new PlanFile.PolicyView(
                policy.tier().name(),
                policy.tier().strategy(),
                policy.zone().name(),
                policy.segment().name(),
                policy.weeklyPpvs(),
                policy.weeklyBumps(),
                policy.ppvGap().toMinutes(),
                policy.messageGap().toMinutes(),
                policy.coolingDays(),
                policy.dailyCap(),
                new PlanFile.Hours(
                        policy.activeHours().start(), policy.activeHours().end()),
                mix,
                new PlanFile.Peaks(
                        List.copyOf(policy.peakHours().weekday()),
                        List.copyOf(policy.peakHours().weekend()),
                        decimal(policy.peakHours().factor(), 4)),
                policy.slotMinutes(),
                policy.bumpPoints(),
                policy.get(PolicyParameter.URGENT_PPVS),
                policy.get(PolicyParameter.MESSAGES_PER_CATEGORY),
                policy.get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS).setScale(4, RoundingMode.HALF_UP),
                Optional.of(policy.staleAfterDays()),
                weights,
                setBy,
                policy.overridden().stream()
                        .map(o -> new PlanFile.OverriddenSetting(
                                o.parameter(), o.value(), setter(o.setBy()), setter(o.by())))
                        .toList());
    }

    private static PlanFile.Analysis analysis(PageAnalysis analysis, Policy policy, PlannedWeek week) {
        double ownShare = week.messages().stream()
                .mapToDouble(PlannedMessage::ownHourShare)
                .average()
                .orElse(0);
        return new PlanFile.Analysis(
                analysis.revenue().setScale(2, RoundingMode.HALF_UP),
                analysis.messageCount(),
                decimal(analysis.averageRpr(), 4),
                decimal(analysis.averageConversion(), 4),
                analysis.saturation().parts().stream()
                        .map(part -> new PlanFile.SaturationPart(
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
                analysis.data().map(age -> data(new DataState(age, policy.staleAfterDays()), analysis.carriedOver())));
    }

    /** How old the data is, in the words of the plan. */
    public static PlanFile.Data data(DataState state, Optional<LocalDate> carriedOver) {
        return new PlanFile.Data(
                state.age().newest().toString(),
                decimal(state.age().age().toSeconds() / SECONDS_A_DAY, 2),
                state.isStale(),
                carriedOver.map(LocalDate::toString));
    }

    private static PlanFile.Score score(PlannedWeek week, Horizon horizon) {
        return new PlanFile.Score(
                week.score().hard(),
                week.score().medium(),
                week.score().soft(),
                week.score().lines().stream()
                        .filter(line -> horizon.weeks() > 1 || line.constraint() != PlanningConstraint.OWN_WEEK)
                        .map(line -> new PlanFile.ConstraintScore(
                                line.constraint().words(),
                                line.constraint().level().name().toLowerCase(Locale.ROOT),
                                line.weight(),
                                line.matches(),
                                line.score()))
                        .toList());
    }

    private static PlanFile.Message message(PlannedMessage planned) {
        ChosenMessage message = planned.message();
        var local = planned.slot().local();
        return new PlanFile.Message(
                local.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                SEND_TIME.format(local),
                message.type().label(),
                message.caption().id().value(),
                message.caption().text(),
                message.caption().priceTier().label(),
                message.caption().category(),
                message.caption().urgent(),
                decimal(message.score().total(), 4),
                decimal(planned.expectedRevenue(), 2),
                message.sentAt().isPresent(),
                why(planned));
    }

    private static PlanFile.Why why(PlannedMessage planned) {
        SelectionScore score = planned.message().score();
        return new PlanFile.Why(
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
            return "Sent before as-of under the schedule that this one replaces: kept in place.";
        }
        return String.format(
                Locale.ROOT,
                "Selection score %.3f: drew conversion %.2f%%, better than %.0f%% of the free %s captions "
                        + "(expected %.2f%% on %.0f viewers of its own). The hour is worth %.2f of an ordinary one, "
                        + "%.0f%% of that from the page's own data.",
                score.total(),
                100 * score.draw(),
                100 * score.drawRank(),
                planned.message().caption().priceTier().label(),
                100 * score.posteriorMean(),
                score.evidenceViewers(),
                planned.hourFactor(),
                100 * planned.ownHourShare());
    }

    private static PlanFile.Setter setter(SetBy by) {
        return new PlanFile.Setter(by.rule(), by.file(), by.line(), by.cell());
    }

    /** Rounded so that a difference in the last bit between machines does not show. */
    private static BigDecimal decimal(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    }
}
