package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The problem that a plan solves: exactly as it was, from the plan alone. */
public final class PlanProblem {
    private final Plan plan;
    private final Plan.Problem written;

    private PlanProblem(Plan plan, Plan.Problem written) {
        this.plan = plan;
        this.written = written;
    }

    /** The part of a problem that a plan has under {@code problem}. */
    public static Plan.Problem written(WeekProblem problem) {
        Map<PriceTier, BigDecimal> shares = new EnumMap<>(PriceTier.class);
        shares.put(PriceTier.BUDGET, problem.policy().priceMix().budget());
        shares.put(PriceTier.MID, problem.policy().priceMix().mid());
        shares.put(PriceTier.PREMIUM, problem.policy().priceMix().premium());
        boolean severalWeeks = problem.horizon().weeks() > 1;
        return new Plan.Problem(
                problem.seed(),
                problem.coolingFrom(),
                shares,
                new Plan.HourFactors(
                        row(problem.hours(), DayType.WEEKDAY, HourTable.Hour::factor),
                        row(problem.hours(), DayType.WEEKDAY, HourTable.Hour::ownShare),
                        row(problem.hours(), DayType.WEEKEND, HourTable.Hour::factor),
                        row(problem.hours(), DayType.WEEKEND, HourTable.Hour::ownShare)),
                problem.messages().stream()
                        .map(message -> new Plan.ProblemMessage(
                                message.caption().id(),
                                message.caption().key(),
                                message.askedTier(),
                                message.score(),
                                message.baseRevenue(),
                                message.basePoints(),
                                severalWeeks ? Optional.of(message.week()) : Optional.empty(),
                                message.sentAt(),
                                message.keptAt()))
                        .toList(),
                problem.fixed().stream()
                        .map(send -> new Plan.FixedMessage(send.at(), send.type(), send.origin()))
                        .toList());
    }

    private static List<Double> row(HourTable hours, DayType dayType, Function<HourTable.Hour, Double> figure) {
        return hours.hours().getOrDefault(dayType, List.of()).stream()
                .map(figure)
                .toList();
    }

    /**
     * The problem of a plan.
     *
     * @param origin names the plan in messages: a file, a schedule id
     * @throws InputException if the plan was written before plans carried their problem, or contradicts itself
     */
    public static WeekProblem of(Plan plan, String origin) {
        Plan.Problem written = plan.problem()
                .orElseThrow(
                        () -> new InputException(origin + ": was written by an older version and does not say what "
                                + "it was solved from (it has no \"problem\"). Run plan again."));
        try {
            return new PlanProblem(plan, written).problem();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InputException(
                    origin + ": its \"problem\" cannot be used: " + e.getMessage() + ". Run plan again.");
        }
    }

    /** Where a plan has each message of its problem, in the problem's order; empty: left out. */
    public static List<Optional<TimeSlot>> places(Plan plan, WeekProblem problem) {
        Map<CaptionId, TimeSlot> placed = new HashMap<>();
        plan.messages().forEach(message -> placed.put(message.captionId(), plan.slot(message)));
        return problem.messages().stream()
                .map(message -> message.sentAt()
                        .or(() ->
                                Optional.ofNullable(placed.get(message.caption().id()))))
                .toList();
    }

    private WeekProblem problem() {
        Map<CaptionId, Caption> captions = captions();
        return new WeekProblem(
                plan.horizon(),
                plan.asOf(),
                written.coolingFrom(),
                policy(),
                new HourTable(Map.of(
                        DayType.WEEKDAY,
                        day(written.hours().weekday(), written.hours().weekdayOwnShare()),
                        DayType.WEEKEND,
                        day(written.hours().weekend(), written.hours().weekendOwnShare()))),
                written.messages().stream()
                        .map(message -> message(
                                message,
                                required(
                                        captions.get(message.captionId()),
                                        "caption " + message.captionId() + " is neither planned nor left out")))
                        .toList(),
                written.fixed().stream()
                        .map(send -> new FixedSend(send.at(), send.messageType(), send.origin()))
                        .toList(),
                written.seed());
    }

    private static <T> T required(@Nullable T value, String fault) {
        return Optional.ofNullable(value).orElseThrow(() -> new IllegalArgumentException(fault));
    }

    private Map<CaptionId, Caption> captions() {
        Map<CaptionId, String> keys = new HashMap<>();
        written.messages().forEach(message -> keys.put(message.captionId(), message.captionKey()));
        Map<CaptionId, Caption> captions = new HashMap<>();
        plan.messages()
                .forEach(message -> captions.put(
                        message.captionId(),
                        caption(
                                keys,
                                message.captionId(),
                                new Plan.UnplacedCaption(
                                        message.captionText(),
                                        message.priceTier(),
                                        message.contentCategory(),
                                        message.hasUrgency()))));
        plan.unplaced().forEach(left -> left.captionId()
                .ifPresent(id -> left.caption().ifPresent(caption -> captions.put(id, caption(keys, id, caption)))));
        return captions;
    }

    private static Caption caption(Map<CaptionId, String> keys, CaptionId id, Plan.UnplacedCaption caption) {
        return new Caption(
                id,
                caption.captionText(),
                required(keys.get(id), "caption " + id + " is not among its messages"),
                caption.priceTier(),
                caption.contentCategory(),
                caption.hasUrgency());
    }

    private ChosenMessage message(Plan.ProblemMessage message, Caption caption) {
        int week = message.week().orElse(1);
        if (week < 1 || week > plan.weeks()) {
            throw new IllegalArgumentException(
                    "caption " + message.captionId() + " belongs to week " + week + " of " + plan.weeks());
        }
        return new ChosenMessage(
                caption,
                message.askedTier(),
                message.selection(),
                message.baseRevenue(),
                message.basePoints(),
                week,
                message.sentAt(),
                message.keptAt());
    }

    private static List<HourTable.Hour> day(List<Double> factors, List<Double> ownShares) {
        if (factors.size() != ownShares.size()) {
            throw new IllegalArgumentException("hours and their own shares differ in number");
        }
        return IntStream.range(0, factors.size())
                .mapToObj(hour -> new HourTable.Hour(factors.get(hour), ownShares.get(hour)))
                .toList();
    }

    private Policy policy() {
        Plan.PolicyView view = plan.policy();
        Map<String, SetBy> setBy = new LinkedHashMap<>();
        view.setBy().forEach((parameter, by) -> setBy.put(parameter, by.setBy()));
        List<Policy.Overridden> overridden = view.overridden().stream()
                .map(lost -> new Policy.Overridden(
                        lost.parameter(),
                        lost.value(),
                        lost.setBy().setBy(),
                        lost.by().setBy()))
                .toList();
        Policy policy = new Policy(Map.of(), setBy, overridden)
                .with(PolicyParameter.TIER, view.tier())
                .with(PolicyParameter.ZONE, view.zone())
                .with(PolicyParameter.SEGMENT, view.segment())
                .with(PolicyParameter.WEEKLY_PPVS, view.weeklyPpvs())
                .with(PolicyParameter.WEEKLY_BUMPS, view.weeklyBumps())
                .with(PolicyParameter.PPV_GAP, Duration.ofMinutes(view.minGapMinutes()))
                .with(PolicyParameter.MESSAGE_GAP, Duration.ofMinutes(view.messageGapMinutes()))
                .with(PolicyParameter.COOLING_DAYS, view.coolingDays())
                .with(PolicyParameter.DAILY_CAP, view.dailyCap())
                .with(
                        PolicyParameter.ACTIVE_HOURS,
                        new ActiveHours(
                                minuteOfDay(view.activeHours().start()),
                                minuteOfDay(view.activeHours().end())))
                .with(PolicyParameter.PRICE_MIX, mix(written))
                .with(
                        PolicyParameter.WEEKDAY_PEAK_HOURS,
                        new TreeSet<>(view.peakHours().weekday()))
                .with(
                        PolicyParameter.WEEKEND_PEAK_HOURS,
                        new TreeSet<>(view.peakHours().weekend()))
                .with(
                        PolicyParameter.PEAK_HOUR_FACTOR,
                        view.peakHours().factor().stripTrailingZeros())
                .with(PolicyParameter.SLOT_MINUTES, view.slotMinutes())
                .with(PolicyParameter.BUMP_POINTS, view.bumpPoints())
                .with(PolicyParameter.URGENT_PPVS, view.urgentPpvs())
                .with(PolicyParameter.MESSAGES_PER_CATEGORY, view.messagesPerCategory())
                .with(
                        PolicyParameter.EVIDENCE_HALF_LIFE_DAYS,
                        view.evidenceHalfLifeDays().stripTrailingZeros())
                .with(PolicyParameter.STALE_AFTER_DAYS, view.staleAfterDays().orElse(1)); // takes no part in solving
        for (PlanningConstraint constraint : PlanningConstraint.weighted()) {
            policy = policy.with(
                    PolicyParameter.weightOf(constraint),
                    required(view.weights().get(constraint), "\"" + constraint.words() + "\" has no weight"));
        }
        return policy;
    }

    /** The price mix that the rules set. */
    static PriceMix mix(Plan.Problem problem) {
        Function<PriceTier, BigDecimal> share =
                tier -> required(problem.priceMixShares().get(tier), "price tier " + tier.label() + " has no share");
        return new PriceMix(share.apply(PriceTier.BUDGET), share.apply(PriceTier.MID), share.apply(PriceTier.PREMIUM));
    }

    /** Of HH:mm, up to 24:00, which is no time of a clock. */
    private static int minuteOfDay(String clock) {
        return 60 * Integer.parseInt(clock.substring(0, 2)) + Integer.parseInt(clock.substring(3));
    }
}
