package io.schedulebuilder.week;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SetBy;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.PlanFile;
import io.schedulebuilder.schedule.ProblemAssembler;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A written plan as the problem that it solves: from the file alone, exactly as it was. */
public final class PlanProblem {
    private final PlanFile plan;
    private final PlanFile.Problem written;

    private PlanProblem(PlanFile plan, PlanFile.Problem written) {
        this.plan = plan;
        this.written = written;
    }

    /** The part of a problem that a plan writes down under {@code problem}. */
    public static PlanFile.Problem written(WeekProblem problem) {
        return ProblemAssembler.problem(
                problem.horizon().weeks(),
                problem.coolingFrom(),
                problem.policy().priceMix(),
                problem.hours(),
                problem.messages(),
                problem.fixed(),
                problem.seed());
    }

    /**
     * The problem of a plan.
     *
     * @param origin names the plan in messages: a file, a schedule id
     * @throws InputException if the plan was written before plans carried their problem, or contradicts itself
     */
    public static WeekProblem of(PlanFile plan, String origin) {
        PlanFile.Problem written = plan.problem()
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

    /**
     * Where a plan has each message of its problem, in the problem's order; empty: left out.
     *
     * @throws InputException if a message has a time that does not exist
     */
    public static List<Optional<TimeSlot>> places(PlanFile plan, WeekProblem problem) {
        Map<Long, TimeSlot> placed = new HashMap<>();
        plan.messages().forEach(message -> placed.put(message.captionId(), NeighborSchedules.slot(plan, message)));
        return problem.messages().stream()
                .map(message -> message.sentAt()
                        .or(() -> Optional.ofNullable(
                                placed.get(message.caption().id().value()))))
                .toList();
    }

    private WeekProblem problem() {
        Map<Long, Caption> captions = captions();
        return new WeekProblem(
                Commitments.horizon(plan),
                Instant.parse(plan.asOf()),
                LocalDate.parse(written.coolingFrom()),
                policy(),
                hours(),
                written.messages().stream()
                        .map(message -> message(
                                message,
                                Optional.ofNullable(captions.get(message.captionId()))
                                        .orElseThrow(() -> new IllegalArgumentException("caption " + message.captionId()
                                                + " is neither planned nor left out"))))
                        .toList(),
                written.fixed().stream()
                        .map(send ->
                                new FixedSend(Instant.parse(send.at()), messageType(send.messageType()), send.origin()))
                        .toList(),
                written.seed());
    }

    private Map<Long, Caption> captions() {
        Map<Long, String> keys = new HashMap<>();
        written.messages().forEach(message -> keys.put(message.captionId(), message.captionKey()));
        Map<Long, Caption> captions = new HashMap<>();
        for (PlanFile.Message message : plan.messages()) {
            captions.put(
                    message.captionId(),
                    new Caption(
                            new CaptionId(message.captionId()),
                            message.captionText(),
                            key(keys, message.captionId()),
                            NeighborSchedules.priceTier(message),
                            message.contentCategory(),
                            message.hasUrgency()));
        }
        for (PlanFile.Unplaced unplaced : plan.unplaced()) {
            if (unplaced.captionId().isPresent() && unplaced.caption().isPresent()) {
                long id = unplaced.captionId().get();
                PlanFile.UnplacedCaption caption = unplaced.caption().get();
                captions.put(
                        id,
                        new Caption(
                                new CaptionId(id),
                                caption.captionText(),
                                key(keys, id),
                                priceTier(caption.priceTier()),
                                caption.contentCategory(),
                                caption.hasUrgency()));
            }
        }
        return captions;
    }

    private static String key(Map<Long, String> keys, long captionId) {
        return Optional.ofNullable(keys.get(captionId))
                .orElseThrow(() -> new IllegalArgumentException("caption " + captionId + " is not among its messages"));
    }

    private ChosenMessage message(PlanFile.ProblemMessage message, Caption caption) {
        PlanFile.SelectionParts parts = message.selection();
        return new ChosenMessage(
                caption,
                priceTier(message.askedTier()),
                new SelectionScore(
                        parts.total(),
                        parts.draw(),
                        parts.drawRank(),
                        parts.diversity(),
                        parts.worthRank(),
                        parts.penalty(),
                        parts.posteriorMean(),
                        parts.evidenceViewers()),
                message.baseRevenue(),
                message.basePoints(),
                week(message),
                message.sentAt().map(PlanProblem::time),
                message.keptAt().map(PlanProblem::time));
    }

    private int week(PlanFile.ProblemMessage message) {
        int week = message.week().orElse(1);
        if (week < 1 || week > plan.weeks()) {
            throw new IllegalArgumentException(
                    "caption " + message.captionId() + " belongs to week " + week + " of " + plan.weeks());
        }
        return week;
    }

    private static TimeSlot time(PlanFile.Moment moment) {
        return new TimeSlot(LocalDateTime.parse(moment.local()), Instant.parse(moment.instant()));
    }

    private HourTable hours() {
        Map<DayType, List<HourTable.Hour>> hours = new EnumMap<>(DayType.class);
        hours.put(
                DayType.WEEKDAY, day(written.hours().weekday(), written.hours().weekdayOwnShare()));
        hours.put(
                DayType.WEEKEND, day(written.hours().weekend(), written.hours().weekendOwnShare()));
        return new HourTable(hours);
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
        PlanFile.PolicyView view = plan.policy();
        Map<String, SetBy> setBy = new LinkedHashMap<>();
        view.setBy().forEach((parameter, by) -> setBy.put(parameter, setBy(by)));
        List<Policy.Overridden> overridden = view.overridden().stream()
                .map(lost ->
                        new Policy.Overridden(lost.parameter(), lost.value(), setBy(lost.setBy()), setBy(lost.by())))
                .toList();
        Policy policy = new Policy(Map.of(), setBy, overridden)
                .with(PolicyParameter.TIER, AccountTier.valueOf(view.tier()))
                .with(PolicyParameter.ZONE, SaturationZone.valueOf(view.zone()))
                .with(PolicyParameter.SEGMENT, Segment.valueOf(view.segment()))
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
                .with(
                        PolicyParameter.PRICE_MIX,
                        new PriceMix(share(PriceTier.BUDGET), share(PriceTier.MID), share(PriceTier.PREMIUM)))
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
                    Optional.ofNullable(view.weights().get(constraint.words()))
                            .orElseThrow(() ->
                                    new IllegalArgumentException("\"" + constraint.words() + "\" has no weight")));
        }
        return policy;
    }

    private BigDecimal share(PriceTier tier) {
        return Optional.ofNullable(written.priceMixShares().get(tier.label()))
                .orElseThrow(() -> new IllegalArgumentException("price tier " + tier.label() + " has no share"));
    }

    /** Of HH:mm, up to 24:00, which is no time of a clock. */
    private static int minuteOfDay(String clock) {
        if (!clock.matches("\\d\\d:\\d\\d")) {
            throw new IllegalArgumentException("\"" + clock + "\" is not HH:mm");
        }
        return 60 * Integer.parseInt(clock.substring(0, 2)) + Integer.parseInt(clock.substring(3));
    }

    private static SetBy setBy(PlanFile.Setter setter) {
        return new SetBy(setter.rule(), setter.file(), setter.line(), setter.cell());
    }

    private static PriceTier priceTier(String label) {
        return PriceTier.fromBank(label)
                .orElseThrow(() -> new IllegalArgumentException(
                        "price tier \"" + label + "\" is none of Budget, Mid, Premium, Free"));
    }

    private static MessageType messageType(String label) {
        for (MessageType type : MessageType.values()) {
            if (type.label().equals(label)) {
                return type;
            }
        }
        throw new IllegalArgumentException("message type \"" + label + "\" is none of PPV, Bump");
    }
}
