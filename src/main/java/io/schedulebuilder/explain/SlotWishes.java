package io.schedulebuilder.explain;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlannedWeek;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.ScoreLevels;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.explain.SlotExplanation.Broken;
import io.schedulebuilder.explain.SlotExplanation.Forced;
import io.schedulebuilder.explain.SlotExplanation.LimitChange;
import io.schedulebuilder.explain.SlotExplanation.MovedMessage;
import io.schedulebuilder.explain.SlotExplanation.SmallestChange;
import io.schedulebuilder.explain.SlotExplanation.Wish;
import io.schedulebuilder.planning.Obstacle;
import io.schedulebuilder.planning.WeekInspector;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.WeekExplanation.Limit;
import io.schedulebuilder.schedule.WeekExplanation.Sent;
import io.schedulebuilder.week.Assignments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds out what is against a message at a slot, what would free the slot, and what that would cost. */
record SlotWishes(
        Plan plan,
        WeekProblem problem,
        List<Optional<TimeSlot>> places,
        WeekInspector inspector,
        Replanning replanning) {
    /** Low enough to answer within three seconds. */
    private static final int TRIED = 3;

    SlotExplanation explain(TimeSlot time, Optional<Integer> named) {
        List<Wish> wishes = named.map(message -> List.of(wish(message, time, true)))
                .orElseGet(() -> Stream.of(MessageType.values())
                        .flatMap(type -> leastLosing(type, time).stream())
                        .toList());
        return new SlotExplanation(new Minute(time.local()), wishes);
    }

    /**
     * The message of a type that loses least when the week is replanned with it at the slot. Each candidate takes a
     * solver run, so it tries only a few: first those that block others there, then those that lose least if all others
     * stay.
     */
    private Optional<Wish> leastLosing(MessageType type, TimeSlot time) {
        List<Integer> movable = IntStream.range(0, problem.messages().size())
                .filter(message -> problem.messages().get(message).type() == type)
                .filter(message -> problem.messages().get(message).sentAt().isEmpty())
                .boxed()
                .toList();
        Set<Integer> inTheWay = new HashSet<>();
        movable.forEach(message -> inspector.obstacles(message, time).stream()
                .flatMap(obstacle -> obstacle.message().stream())
                .forEach(inTheWay::add));
        return movable.stream()
                .sorted(Comparator.comparing((Integer message) -> !inTheWay.contains(message))
                        .thenComparing(
                                message -> inspector.scoreIf(message, Optional.of(time)), WeekInspector.BETTER_FIRST)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(TRIED)
                .toList()
                .parallelStream()
                .map(message -> wish(message, time, false))
                .toList()
                .stream()
                .min(Comparator.comparing((Wish wish) -> !wish.there())
                        .thenComparing(SlotWishes::scoreWithIt, Comparator.reverseOrder()));
    }

    private static ScoreLevels scoreWithIt(Wish wish) {
        return wish.forced().map(Forced::score).orElse(ScoreLevels.ZERO);
    }

    private Wish wish(int message, TimeSlot time, boolean named) {
        boolean there = places.get(message).equals(Optional.of(time));
        boolean sent = problem.messages().get(message).sentAt().isPresent();
        if (there || sent) {
            return new Wish(
                    sent(message),
                    named,
                    there,
                    List.of(),
                    new SmallestChange(Optional.of(List.of()), Optional.empty(), Optional.of(List.of())),
                    Optional.empty());
        }
        List<Obstacle> obstacles = inspector.obstacles(message, time);
        Optional<List<WeekInspector.Move>> moves = inspector.smallestMoves(message, time);
        List<Optional<TimeSlot>> start = around(message, time, obstacles, moves);
        Optional<ScoreLevels> movesCost = moves.map(
                made -> new WeekInspector(problem, start).score().levels().minus(now()));
        return new Wish(
                sent(message),
                named,
                false,
                obstacles.stream().map(this::broken).toList(),
                new SmallestChange(
                        moves.map(made -> made.stream()
                                .map(move -> new MovedMessage(
                                        sent(move.message()),
                                        new Minute(move.to().local()),
                                        move.minutes()))
                                .toList()),
                        movesCost,
                        limits(obstacles, time)),
                Optional.of(forced(message, time, start)));
    }

    /**
     * Where the search starts: with the smallest moves made or, if there are none, with the blocking messages unplaced.
     */
    private List<Optional<TimeSlot>> around(
            int message, TimeSlot time, List<Obstacle> obstacles, Optional<List<WeekInspector.Move>> moves) {
        List<Optional<TimeSlot>> start = new ArrayList<>(places);
        start.set(message, Optional.of(time));
        moves.ifPresentOrElse(
                made -> made.forEach(move -> start.set(move.message(), Optional.of(move.to()))),
                () -> obstacles.stream()
                        .flatMap(obstacle -> obstacle.message().stream())
                        .filter(other -> problem.messages().get(other).sentAt().isEmpty())
                        .forEach(other -> start.set(other, Optional.empty())));
        return start;
    }

    /** Replans with the message pinned, as if it had been sent there. */
    private Forced forced(int message, TimeSlot time, List<Optional<TimeSlot>> start) {
        List<ChosenMessage> messages = new ArrayList<>(problem.messages());
        messages.set(message, messages.get(message).pinnedAt(time));
        PlannedWeek week = replanning.planFrom(problem.with(problem.hours(), messages), start);
        List<Optional<TimeSlot>> found = Assignments.of(problem, week);
        // Scored like the plan, because a pin does not allow a slot before as-of.
        ScoreLevels score = new WeekInspector(problem, found).score().levels();
        List<Integer> others = IntStream.range(0, messages.size())
                .filter(other -> other != message)
                .boxed()
                .toList();
        return new Forced(
                replanning.solverName(),
                score.hard() >= Math.min(0, now().hard()),
                score,
                score.minus(now()),
                (int) others.stream()
                        .filter(other -> places.get(other).isPresent()
                                && found.get(other).isPresent()
                                && !places.get(other).equals(found.get(other)))
                        .count(),
                others.stream()
                        .filter(other -> places.get(other).isPresent()
                                && found.get(other).isEmpty())
                        .map(this::sent)
                        .toList(),
                others.stream()
                        .filter(other ->
                                places.get(other).isEmpty() && found.get(other).isPresent())
                        .map(this::sent)
                        .toList(),
                IntStream.range(0, messages.size())
                        .filter(each -> found.get(each).isPresent())
                        .boxed()
                        .sorted(Comparator.comparing(each -> found.get(each).orElseThrow()))
                        .map(each -> PlanExplainer.sent(problem, found, each))
                        .toList());
    }

    private ScoreLevels now() {
        return plan.score().levels();
    }

    private Broken broken(Obstacle obstacle) {
        Optional<Sent> against = obstacle.message().map(this::sent).or(() -> obstacle.fixed()
                .map(fixed -> PlanExplainer.sent(problem, fixed)));
        return new Broken(
                obstacle.rule(), against, obstacle.measured(), limit(obstacle.rule()), setBy(obstacle.rule()));
    }

    private String limit(PlanningConstraint rule) {
        return switch (rule) {
            case OWN_WEEK -> Integer.toString(problem.horizon().weeks());
            case NOT_BEFORE_AS_OF ->
                new Minute(problem.asOf().atZone(problem.horizon().zone()).toLocalDateTime()).toString();
            default ->
                PolicyParameter.limitOf(rule)
                        .map(limit -> limit.told(problem.policy()))
                        .orElse("");
        };
    }

    private List<Limit> setBy(PlanningConstraint rule) {
        return PolicyParameter.limitOf(rule).stream()
                .flatMap(limit -> limit.settings().stream())
                .flatMap(setting -> Optional.ofNullable(plan.policy().setBy().get(setting.key())).stream()
                        .map(setter -> new Limit(setting.key(), setter)))
                .toList();
    }

    /** The limits that would let the message be there, each at its nearest value; empty if a rule has no such limit. */
    private Optional<List<LimitChange>> limits(List<Obstacle> obstacles, TimeSlot time) {
        Map<PlanningConstraint, Long> needed = new TreeMap<>();
        obstacles.forEach(obstacle -> needed.merge(obstacle.rule(), obstacle.measured(), Math::min));
        List<LimitChange> changes = new ArrayList<>();
        for (Map.Entry<PlanningConstraint, Long> entry : needed.entrySet()) {
            Optional<String> instead = instead(entry.getKey(), entry.getValue(), time);
            if (instead.isEmpty()) {
                return Optional.empty();
            }
            changes.add(new LimitChange(entry.getKey(), limit(entry.getKey()), instead.get(), setBy(entry.getKey())));
        }
        return Optional.of(List.copyOf(changes));
    }

    private Optional<String> instead(PlanningConstraint rule, long measured, TimeSlot time) {
        return switch (rule) {
            // Two messages in the same minute cannot be fixed by a limit.
            case PPV_GAP, MESSAGE_GAP -> measured > 0 ? Optional.of(measured + " min") : Optional.empty();
            case COOLING_DAYS -> Optional.of(Long.toString(measured - 1));
            case DAILY_CAP -> Optional.of(Long.toString(measured));
            case ACTIVE_HOURS -> {
                int minute = time.local().toLocalTime().toSecondOfDay() / 60;
                ActiveHours now = problem.policy().activeHours();
                yield Optional.of(PolicyParameter.ACTIVE_HOURS.told(
                        new ActiveHours(Math.min(minute, now.openMinute()), Math.max(minute, now.closeMinute()))));
            }
            default -> Optional.empty();
        };
    }

    private Sent sent(int message) {
        return PlanExplainer.sent(problem, places, message);
    }
}
