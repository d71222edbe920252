package io.schedulebuilder.explain;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.Nearest;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.explain.MessageExplanation.Alternatives;
import io.schedulebuilder.planning.Match;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.WeekExplanation;
import io.schedulebuilder.schedule.WeekExplanation.Row;
import io.schedulebuilder.schedule.WeekExplanation.Sent;
import io.schedulebuilder.schedule.WeekExplanation.Share;
import io.schedulebuilder.store.Warehouse;
import io.schedulebuilder.week.RescoredPlan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Explains a plan from its file alone: why each message is there, and what it adds to the score. */
public final class PlanExplainer {
    private final Plan plan;
    private final WeekProblem problem;
    private final List<Optional<TimeSlot>> places;
    private final WeekInspector inspector;
    private final List<Match> matches;

    /**
     * Creates an explainer for a plan. Scores the plan again first.
     *
     * @param origin the name of the plan in error messages: its file
     * @throws InputException as {@link RescoredPlan#of}
     */
    public PlanExplainer(Plan plan, String origin) {
        RescoredPlan rescored = RescoredPlan.of(plan, origin);
        this.plan = plan;
        this.problem = rescored.problem();
        this.places = rescored.places();
        this.inspector = rescored.inspector();
        this.matches = inspector.matches();
    }

    private ScoreLevels planScore() {
        return plan.score().levels();
    }

    /** The week, message by message. */
    public WeekExplanation week() {
        List<Row> rows = inOrderOfTime().stream().map(this::row).toList();
        Map<PlanningConstraint, Long> wholeWeek = new EnumMap<>(PlanningConstraint.class);
        matches.stream()
                .filter(match -> match.parts().isEmpty())
                .forEach(match -> wholeWeek.merge(match.constraint(), match.score(), Long::sum));
        return new WeekExplanation(
                plan.scheduleId(),
                plan.pageName(),
                plan.startDate(),
                plan.saturationZone(),
                plan.saturationScore(),
                plan.analysis().data(),
                plan.analysis().promises(),
                plan.priceMixUsed().orElse(List.of()).stream()
                        .map(Plan.UsedMix::why)
                        .toList(),
                planScore(),
                rows,
                shares(wholeWeek));
    }

    private List<Integer> inOrderOfTime() {
        return IntStream.range(0, problem.messages().size())
                .boxed()
                .sorted(Comparator.comparing((Integer message) ->
                                places.get(message).map(TimeSlot::instant).orElse(Instant.MAX))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private Row row(int message) {
        Map<PlanningConstraint, Long> sums = new EnumMap<>(PlanningConstraint.class);
        for (Match match : matches) {
            match.parts().stream()
                    .filter(part -> part.message() == message)
                    .forEach(part -> sums.merge(match.constraint(), part.score(), Long::sum));
        }
        ChosenMessage chosen = problem.messages().get(message);
        List<Share> shares = shares(sums);
        return new Row(
                sent(message), chosen.caption().priceTier(), chosen.caption().category(), shares, total(shares));
    }

    private static List<Share> shares(Map<PlanningConstraint, Long> sums) {
        return sums.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getKey().level(), entry.getValue()))
                .toList();
    }

    private static ScoreLevels total(List<Share> shares) {
        return new ScoreLevels(sum(shares, Level.HARD), sum(shares, Level.MEDIUM), sum(shares, Level.SOFT));
    }

    private static long sum(List<Share> shares, Level level) {
        return shares.stream()
                .filter(share -> share.level() == level)
                .mapToLong(Share::score)
                .sum();
    }

    /**
     * Explains why a message is where it is.
     *
     * @param alternatives the maximum number of slots and of captions to list as alternatives; empty for none
     * @param warehouse opened only for alternatives; its exceptions become a sentence in the answer
     * @throws InputException if the plan has no such caption; names the nearest one
     */
    public MessageExplanation message(String captionId, Optional<Integer> alternatives, Supplier<Warehouse> warehouse) {
        int message = find(captionId);
        ChosenMessage chosen = problem.messages().get(message);
        Row row = row(message);
        return new MessageExplanation(
                row.message(),
                chosen.caption().text(),
                row.priceTier(),
                chosen.askedTier(),
                row.contentCategory(),
                chosen.caption().urgent(),
                chosen.sentAt().isPresent(),
                chosen.keptAt().map(kept -> new Minute(kept.local())),
                chosen.score(),
                chosen.confidence(),
                chosen.propensity(),
                new MessageExplanation.Worth(chosen.baseRevenue(), chosen.basePoints()),
                places.get(message).map(time -> hour(message, time)),
                plan.unplaced().stream()
                        .filter(unplaced -> unplaced.captionId()
                                .equals(Optional.of(chosen.caption().id())))
                        .flatMap(unplaced -> unplaced.reasons().stream())
                        .toList(),
                matches.stream()
                        .filter(match -> part(match, message).isPresent())
                        .map(match -> matchShare(match, message))
                        .toList(),
                row.total(),
                planScore(),
                alternatives.map(count -> alternatives(message, count, warehouse)));
    }

    private MessageExplanation.Hour hour(int message, TimeSlot time) {
        HourTable.Hour hour = problem.hours().at(time);
        double best = inspector.slots().stream()
                .mapToDouble(slot -> problem.hours().at(slot).factor())
                .max()
                .orElse(hour.factor());
        long points = matches.stream()
                .filter(match -> match.constraint() == PlanningConstraint.EXPECTED_REVENUE)
                .flatMap(match -> part(match, message).stream())
                .mapToLong(Match.Part::score)
                .sum();
        return new MessageExplanation.Hour(
                DayType.of(time.local().toLocalDate()),
                time.local().getHour(),
                hour.factor(),
                hour.ownShare(),
                best,
                problem.messages().get(message).baseRevenue() * hour.factor(),
                points);
    }

    private static Optional<Match.Part> part(Match match, int message) {
        return match.parts().stream().filter(part -> part.message() == message).findFirst();
    }

    private MessageExplanation.MatchShare matchShare(Match match, int message) {
        List<Sent> with = new ArrayList<>();
        match.parts().stream()
                .filter(part -> part.message() != message)
                .forEach(part -> with.add(sent(part.message())));
        match.fixed().forEach(fixed -> with.add(sent(fixed)));
        return new MessageExplanation.MatchShare(
                match.constraint(),
                match.constraint().level(),
                match.score(),
                part(match, message).orElseThrow().score(),
                List.copyOf(with));
    }

    private Alternatives alternatives(int message, int count, Supplier<Warehouse> warehouse) {
        ScoreLevels now = planScore();
        if (problem.messages().get(message).sentAt().isPresent()) {
            return new Alternatives(
                    List.of(), 0, List.of(), Optional.of("It was already sent: its time and text cannot change."));
        }
        List<WeekInspector.WhatIf> free = inspector.otherSlots(message);
        List<MessageExplanation.OtherSlot> slots = free.stream()
                .limit(count)
                .map(slot -> new MessageExplanation.OtherSlot(
                        new Minute(slot.time().local()), slot.score().levels().minus(now)))
                .toList();
        try (Warehouse opened = warehouse.get()) {
            List<MessageExplanation.OtherCaption> captions =
                    OtherCaptions.insteadOf(opened, plan.pageName(), problem, message).stream()
                            .limit(count)
                            .map(other -> otherCaption(message, other))
                            .toList();
            return new Alternatives(slots, free.size(), captions, Optional.empty());
        } catch (InputException | FailureException e) {
            return new Alternatives(slots, free.size(), List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private MessageExplanation.OtherCaption otherCaption(int message, ChosenMessage other) {
        return new MessageExplanation.OtherCaption(
                other.caption().id(),
                other.caption().text(),
                other.caption().category(),
                other.caption().urgent(),
                other.score().total(),
                other.score().draw(),
                other.score().posteriorMean(),
                places.get(message)
                        .map(time -> inspector.scoreIf(message, other).levels().minus(planScore())));
    }

    /**
     * Explains which rules are against a slot.
     *
     * @param captionId of a message; empty means the PPV and the bump that would lose least there
     * @param replanning finds the best plan with the message at the slot
     * @throws InputException if the slot is outside the week, off the grid or does not exist, or if the plan has no
     *     such caption
     */
    public SlotExplanation slot(LocalDateTime local, Optional<String> captionId, Replanning replanning) {
        Optional<Integer> message = captionId.map(this::find);
        TimeSlot time = time(local);
        return new SlotWishes(plan, problem, places, inspector, replanning).explain(time, message);
    }

    private TimeSlot time(LocalDateTime local) {
        var horizon = problem.horizon();
        if (!horizon.contains(local.toLocalDate())) {
            throw new InputException("slot " + new Minute(local) + " is outside the week: the plan runs from "
                    + horizon.start() + " to " + horizon.lastDay() + ". Choose a day in the week.");
        }
        TimeSlot time = TimeSlot.at(local, horizon.zone())
                .orElseThrow(
                        () -> new InputException("slot " + new Minute(local) + " does not exist in " + horizon.zone()
                                + ": the clock skips it when daylight saving time starts. Choose another time."));
        if (!inspector.isOnTheGrid(time) && !inspector.slots().contains(time)) {
            int grid = problem.policy().slotMinutes();
            LocalDateTime before = local.minusMinutes(local.getMinute() % grid);
            throw new InputException("slot " + new Minute(local) + " is not on the grid of "
                    + Counted.of(grid, "minute") + setBy(plan, "slot_minutes") + ". Give "
                    + new Minute(before) + " or " + new Minute(before.plusMinutes(grid)) + ".");
        }
        return time;
    }

    private static String setBy(Plan plan, String parameter) {
        return Optional.ofNullable(plan.policy().setBy().get(parameter))
                .map(by -> " (" + by.file() + ":" + by.line() + ")")
                .orElse("");
    }

    private int find(String captionId) {
        List<ChosenMessage> messages = problem.messages();
        for (int message = 0; message < messages.size(); message++) {
            if (messages.get(message).caption().id().toString().equals(captionId.strip())) {
                return message;
            }
        }
        String nearest = messages.stream()
                .map(message -> message.caption().id())
                .min(Nearest.<CaptionId>first(captionId).thenComparing(Comparator.naturalOrder()))
                .map(id -> " Nearest of " + messages.size() + ": " + id + ".")
                .orElse(" It has no messages.");
        throw new InputException(
                "plan " + plan.scheduleId() + " has no message of caption \"" + captionId + "\"." + nearest);
    }

    private Sent sent(int message) {
        return sent(problem, places, message);
    }

    static Sent sent(WeekProblem problem, List<Optional<TimeSlot>> places, int message) {
        ChosenMessage chosen = problem.messages().get(message);
        return new Sent(
                Optional.of(chosen.caption().id()),
                chosen.type(),
                places.get(message).map(time -> new Minute(time.local())),
                Optional.empty());
    }

    private Sent sent(FixedSend fixed) {
        return sent(problem, fixed);
    }

    static Sent sent(WeekProblem problem, FixedSend fixed) {
        return new Sent(
                Optional.empty(),
                fixed.type(),
                Optional.of(
                        new Minute(fixed.at().atZone(problem.horizon().zone()).toLocalDateTime())),
                Optional.of(fixed.origin()));
    }
}
