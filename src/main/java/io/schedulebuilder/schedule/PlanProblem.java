package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reconstructs the exact problem that a plan solves, from the plan alone. */
public record PlanProblem(Plan plan, Plan.Problem written) {
    /** The part of a problem that a plan has under {@code problem}. */
    public static Plan.Problem written(WeekProblem problem) {
        boolean severalWeeks = problem.horizon().weeks() > 1;
        return new Plan.Problem(
                problem.seed(),
                problem.coolingFrom(),
                problem.policy().priceMix().shares(),
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
                                message.confidence(),
                                severalWeeks ? Optional.of(message.week()) : Optional.empty(),
                                message.sentAt(),
                                message.keptAt(),
                                message.propensity()))
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
     * Reconstructs the problem of a plan.
     *
     * @param origin the name of the plan in error messages: a file, a schedule id
     * @throws InputException if the plan was written before plans contained their problem, or contradicts itself
     */
    public static WeekProblem of(Plan plan, String origin) {
        Plan.Problem written = plan.problem()
                .orElseThrow(() -> new InputException(origin
                        + ": was written by an older version and does not contain what it was solved from (it has no "
                        + "\"problem\"). Run plan again."));
        try {
            return new PlanProblem(plan, written).problem();
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InputException(
                    origin + ": its \"problem\" cannot be used: " + e.getMessage() + ". Run plan again.");
        }
    }

    /** The slot of each message of the problem in a plan, in the problem's order; empty if it is unplaced. */
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
                plan.policy().policy(mix(written)),
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
                                        "caption " + message.captionId() + " is neither planned nor unplaced")))
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
                message.confidence(),
                week,
                message.sentAt(),
                message.keptAt(),
                message.propensity());
    }

    private static List<HourTable.Hour> day(List<Double> factors, List<Double> ownShares) {
        if (factors.size() != ownShares.size()) {
            throw new IllegalArgumentException("hours and own shares have different lengths");
        }
        return IntStream.range(0, factors.size())
                .mapToObj(hour -> new HourTable.Hour(factors.get(hour), ownShares.get(hour)))
                .toList();
    }

    /** The price mix that the rules set. */
    static PriceMix mix(Plan.Problem problem) {
        Function<PriceTier, BigDecimal> share =
                tier -> required(problem.priceMixShares().get(tier), "price tier " + tier.label() + " has no share");
        return new PriceMix(share.apply(PriceTier.BUDGET), share.apply(PriceTier.MID), share.apply(PriceTier.PREMIUM));
    }
}
