package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.TimeSlot;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers questions about a planned week: what each message adds to the score, what would change if a message moved,
 * and what keeps a message from a slot. It does not solve anything, and it undoes any move it makes. Messages are
 * identified by their index in {@link WeekProblem#messages()}. Not thread-safe.
 */
public final class WeekInspector {
    private final WeekProblem problem;
    private final WeekBuilder builder;
    private final Week week;

    /**
     * Creates an inspector.
     *
     * @param places slot of each message of the problem; empty if unplaced
     * @throws IllegalArgumentException if a message is outside the horizon, or the number of places is not the number
     *     of messages
     */
    public WeekInspector(WeekProblem problem, List<Optional<TimeSlot>> places) {
        this.problem = problem;
        this.builder = new WeekBuilder(problem);
        this.week = builder.week(places);
    }

    /** All constraint matches in the week. */
    public List<Match> matches() {
        TimeLine line = TimeLine.of(week);
        return new WeekConstraints()
                .all().stream()
                        .flatMap(constraint -> constraint.counted(line, week.terms()).stream()
                                .map(units -> match(constraint.constraint(), units)))
                        .toList();
    }

    private Match match(PlanningConstraint constraint, WeekConstraint.Units units) {
        List<Integer> messages = new ArrayList<>();
        List<FixedSend> fixed = new ArrayList<>();
        for (Send send : units.sends()) {
            if (send instanceof Message message) {
                messages.add(message.rank());
            } else {
                fixed.add(fixed(send));
            }
        }
        return Match.evenly(
                constraint, constraint.score(week.terms().weight(constraint), units.count()), messages, fixed);
    }

    /** The fixed send of another plan that a neighbor represents. */
    private FixedSend fixed(Send neighbour) {
        return builder.near().get(neighbour.rank() - week.messages().size());
    }

    /** The week's score, the same as the solver's. */
    public PlanScore score() {
        return new WeekConstraints().score(week);
    }

    /**
     * The score if one message moved and the others stayed.
     *
     * @param place the new slot; empty if unplaced
     */
    public PlanScore scoreIf(int message, Optional<TimeSlot> place) {
        return moved(message, place, this::score);
    }

    /** The score if another caption replaced a message's caption. */
    public PlanScore scoreIf(int message, ChosenMessage instead) {
        Message now = week.messages().get(message);
        Message then = new Message(instead, message, problem.hours(), Optional.of(now.place()));
        week.messages().set(message, then);
        try {
            return score();
        } finally {
            week.messages().set(message, now);
        }
    }

    /** The slot of a message; empty if unplaced. */
    public Optional<TimeSlot> place(int message) {
        return week.messages().get(message).sentAt();
    }

    /** The slots that the solver chooses from, in order of time. */
    public List<TimeSlot> slots() {
        return week.slots().stream().map(Slot::time).sorted().toList();
    }

    /** Whether a time is in the week and on its grid. */
    public boolean isOnTheGrid(TimeSlot time) {
        return problem.horizon().contains(time.local().toLocalDate())
                && time.local().getSecond() == 0
                && time.local().getMinute() % problem.policy().slotMinutes() == 0;
    }

    /** The hard rules that keep a message from a time in the week, if all other messages stay. */
    public List<Obstacle> obstacles(int message, TimeSlot time) {
        Slot slot = builder.slot(time)
                .orElseThrow(() -> new IllegalArgumentException(time.local() + " is outside the week"));
        Message moving = week.messages().get(message);
        List<Obstacle> obstacles = new ArrayList<>();
        Day day = slot.day();
        if (!moving.isOfTheWeekOf(slot)) {
            obstacles.add(alone(PlanningConstraint.OWN_WEEK, moving.week()));
        }
        if (moving.isPpv() && day.isCooling()) {
            obstacles.add(alone(
                    PlanningConstraint.COOLING_DAYS, 1 + ChronoUnit.DAYS.between(problem.coolingFrom(), day.date())));
        }
        int others = (int) week.messages().stream()
                .filter(other ->
                        other != moving && other.isPlaced() && other.place().day() == day)
                .count();
        if (day.beyondCap(others + 1) > 0) {
            obstacles.add(alone(PlanningConstraint.DAILY_CAP, day.held(others + 1)));
        }
        if (!slot.isInActiveHours()) {
            obstacles.add(alone(PlanningConstraint.ACTIVE_HOURS, 0));
        }
        if (slot.isBeforeAsOf()) {
            obstacles.add(alone(PlanningConstraint.NOT_BEFORE_AS_OF, 0));
        }
        nearSends(moving, slot, obstacles);
        for (Message other : week.messages()) {
            if (other != moving && other.isPlaced() && other.captionKey().equals(moving.captionKey())) {
                obstacles.add(new Obstacle(
                        PlanningConstraint.ONE_CAPTION_ONCE, Optional.of(other.rank()), Optional.empty(), 0));
            }
        }
        return List.copyOf(obstacles);
    }

    private void nearSends(Message moving, Slot slot, List<Obstacle> obstacles) {
        List<Send> sends = new ArrayList<>(week.neighbours());
        week.messages().stream()
                .filter(other -> other != moving && other.isPlaced())
                .forEach(sends::add);
        sends.sort(Comparator.comparingLong(Send::epochSecond).thenComparingInt(Send::rank));
        Gaps gaps = week.terms().gaps();
        for (Send send : sends) {
            long minutes = Math.abs(send.epochSecond() - slot.epochSecond()) / 60;
            if (moving.isPpv() && send.isPpv() && isWithin(gaps.ppvSeconds(), slot, send)) {
                obstacles.add(tooClose(PlanningConstraint.PPV_GAP, send, minutes));
            }
            if (isWithin(gaps.messageSeconds(), slot, send)) {
                obstacles.add(tooClose(PlanningConstraint.MESSAGE_GAP, send, minutes));
            }
        }
    }

    private static boolean isWithin(long gapSeconds, Slot slot, Send send) {
        return Gaps.minutesShort(gapSeconds, slot.epochSecond(), send.epochSecond()) > 0;
    }

    private Obstacle tooClose(PlanningConstraint gap, Send send, long minutes) {
        if (send instanceof Message other) {
            return new Obstacle(gap, Optional.of(other.rank()), Optional.empty(), minutes);
        }
        return new Obstacle(gap, Optional.empty(), Optional.of(fixed(send)), minutes);
    }

    private static Obstacle alone(PlanningConstraint rule, long measured) {
        return new Obstacle(rule, Optional.empty(), Optional.empty(), measured);
    }

    /** Free slots for a message, without its own, those with the best score for the week first. */
    public List<WhatIf> otherSlots(int message) {
        List<WhatIf> free = new ArrayList<>();
        for (TimeSlot time : slots()) {
            if (!Optional.of(time).equals(place(message))
                    && obstacles(message, time).isEmpty()) {
                free.add(new WhatIf(time, scoreIf(message, Optional.of(time))));
            }
        }
        free.sort(Comparator.comparing(WhatIf::score, BETTER_FIRST).thenComparing(WhatIf::time));
        return List.copyOf(free);
    }

    /** A message at another time, and the week's score with it there. */
    public record WhatIf(TimeSlot time, PlanScore score) {}

    /** Compares hard, then medium, then soft. */
    public static final Comparator<PlanScore> BETTER_FIRST = Comparator.comparingLong(PlanScore::hard)
            .thenComparingLong(PlanScore::medium)
            .thenComparingLong(PlanScore::soft)
            .reversed();

    /**
     * The smallest moves of other messages that free a time for a message. Each message in the way moves to the nearest
     * slot that is free for it, one after another in order of time. If the day is full, the message that has the
     * shortest move to another day moves there. If only one message is in the way, no shorter move frees the time.
     *
     * @return empty if no moves free the time, because a rule forbids it whatever other messages do
     */
    public Optional<List<Move>> smallestMoves(int message, TimeSlot time) {
        List<Optional<TimeSlot>> places = new ArrayList<>();
        for (Message each : week.messages()) {
            places.add(each.sentAt());
        }
        places.set(message, Optional.of(time));
        List<Integer> inTheWay = obstacles(message, time).stream()
                .flatMap(obstacle -> obstacle.message().stream())
                .distinct()
                .filter(other -> !week.messages().get(other).isSent())
                .toList();
        inTheWay.forEach(other -> places.set(other, Optional.empty()));
        List<Move> moves = new ArrayList<>();
        for (int other : inTheWay) {
            Optional<Move> move = nearestFree(other, places);
            if (move.isEmpty()) {
                return Optional.empty();
            }
            moves.add(move.get());
            places.set(other, Optional.of(move.get().to()));
        }
        while (true) {
            List<Obstacle> left = new WeekInspector(problem, places).obstacles(message, time);
            if (left.isEmpty()) {
                return Optional.of(List.copyOf(moves));
            }
            if (left.stream().anyMatch(obstacle -> obstacle.rule() != PlanningConstraint.DAILY_CAP)) {
                return Optional.empty();
            }
            Optional<Move> away = shortestWayOffTheDay(message, time, places, inTheWay);
            if (away.isEmpty()) {
                return Optional.empty();
            }
            moves.removeIf(move -> move.message() == away.get().message());
            moves.add(away.get());
            places.set(away.get().message(), Optional.of(away.get().to()));
        }
    }

    /** One message's move from its slot to another. */
    public record Move(int message, TimeSlot from, TimeSlot to) {
        /** The length of the move, in elapsed minutes; negative if it is earlier. */
        public long minutes() {
            return to.epochMinute() - from.epochMinute();
        }
    }

    private Optional<Move> nearestFree(int message, List<Optional<TimeSlot>> places) {
        WeekInspector without = new WeekInspector(problem, places);
        TimeSlot from = place(message).orElseThrow();
        return slots().stream()
                .filter(slot -> !slot.equals(from))
                .map(slot -> new Move(message, from, slot))
                .sorted(Comparator.comparingLong((Move move) -> Math.abs(move.minutes()))
                        .thenComparing(Move::to))
                .filter(move -> without.obstacles(message, move.to()).isEmpty())
                .findFirst();
    }

    private Optional<Move> shortestWayOffTheDay(
            int message, TimeSlot time, List<Optional<TimeSlot>> places, List<Integer> inTheWay) {
        List<Move> ways = new ArrayList<>();
        for (int other = 0; other < places.size(); other++) {
            boolean ofTheDay = places.get(other)
                    .filter(at -> at.local().toLocalDate().equals(time.local().toLocalDate()))
                    .isPresent();
            if (other != message && ofTheDay && !week.messages().get(other).isSent()) {
                List<Optional<TimeSlot>> without = new ArrayList<>(places);
                without.set(other, Optional.empty());
                int candidate = other;
                WeekInspector then = new WeekInspector(problem, without);
                TimeSlot from = place(other).orElseThrow();
                slots().stream()
                        .filter(slot ->
                                !slot.local().toLocalDate().equals(time.local().toLocalDate()))
                        .map(slot -> new Move(candidate, from, slot))
                        .sorted(Comparator.comparingLong((Move move) -> Math.abs(move.minutes()))
                                .thenComparing(Move::to))
                        .filter(move -> then.obstacles(candidate, move.to()).isEmpty())
                        .findFirst()
                        .ifPresent(ways::add);
            }
        }
        // A message that has to move anyway is first, because that saves a move.
        return ways.stream()
                .min(Comparator.comparing((Move move) -> !inTheWay.contains(move.message()))
                        .thenComparingLong(move -> Math.abs(move.minutes()))
                        .thenComparing(Move::to));
    }

    private <T> T moved(int message, Optional<TimeSlot> place, Supplier<T> question) {
        Message moving = week.messages().get(message);
        Optional<TimeSlot> now = moving.sentAt();
        moveTo(moving, place);
        try {
            return question.get();
        } finally {
            moveTo(moving, now);
        }
    }

    private void moveTo(Message message, Optional<TimeSlot> place) {
        place.ifPresentOrElse(
                time -> message.moveTo(builder.slot(time)
                        .orElseThrow(() -> new IllegalArgumentException(time.local() + " is outside the week"))),
                message::leaveOut);
    }
}
