package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PlanningConstraint.Level;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Converts a problem for the solver: days, slots, neighbors, and messages at their start. */
final class WeekBuilder {
    private final WeekProblem problem;
    private final Policy policy;
    private final Map<LocalDate, Day> days;
    private final List<FixedSend> near;

    WeekBuilder(WeekProblem problem) {
        this.problem = problem;
        this.policy = problem.policy();
        Map<LocalDate, Long> fixedByDay = problem.fixed().stream()
                .collect(Collectors.groupingBy(send -> localDay(send.at()), Collectors.counting()));
        this.days = problem.horizon().days().stream()
                .map(date -> day(date, fixedByDay.getOrDefault(date, 0L).intValue()))
                .collect(Collectors.toMap(Day::date, Function.identity(), (one, other) -> one, LinkedHashMap::new));
        this.near = nearFixed();
    }

    /** @throws IllegalArgumentException if a message was sent outside the horizon */
    static Week week(WeekProblem problem) {
        return new WeekBuilder(problem).week();
    }

    private Week week() {
        Map<TimeSlot, Slot> slots = openSlots();
        return week(slots, messages(slots));
    }

    /**
     * The same week with messages at the given {@code places}.
     *
     * @throws IllegalArgumentException if a place is outside the horizon, or the number of places is not the number of
     *     messages
     */
    Week week(List<Optional<TimeSlot>> places) {
        if (places.size() != problem.messages().size()) {
            throw new IllegalArgumentException(Counted.of(places.size(), "place") + " for "
                    + Counted.of(problem.messages().size(), "message"));
        }
        Map<TimeSlot, Slot> slots = openSlots();
        List<Message> messages = new ArrayList<>();
        for (ChosenMessage chosen : problem.messages()) {
            Optional<Slot> place = places.get(messages.size())
                    .map(time -> Optional.ofNullable(slots.get(time)).orElseGet(() -> placeOfSent(time)));
            messages.add(new Message(chosen, messages.size(), problem.hours(), place));
        }
        return week(slots, messages);
    }

    /** The fixed sends behind the week's neighbors, in the same order. */
    List<FixedSend> near() {
        return near;
    }

    private Week week(Map<TimeSlot, Slot> slots, List<Message> messages) {
        return new Week(
                new WeekTerms(Gaps.of(policy), openDays(), weights()),
                mostWorthFirst(slots),
                neighbours(messages.size()),
                messages);
    }

    private List<Integer> openDays() {
        return IntStream.rangeClosed(1, problem.horizon().weeks())
                .map(week -> (int) days.values().stream()
                        .filter(day -> day.isOpen() && day.week() == week)
                        .count())
                .boxed()
                .toList();
    }

    /** Hard constraints have weight 1; the rules set the other weights. */
    private Map<PlanningConstraint, Integer> weights() {
        Map<PlanningConstraint, Integer> weights = new EnumMap<>(PlanningConstraint.class);
        for (PlanningConstraint constraint : PlanningConstraint.values()) {
            weights.put(constraint, constraint.level() == Level.HARD ? 1 : policy.weight(constraint));
        }
        return weights;
    }

    private Day day(LocalDate date, int fixedSends) {
        return new Day(
                date,
                problem.horizon().week(date),
                problem.isCooling(date),
                problem.isOpen(date),
                policy.dailyCap(),
                fixedSends);
    }

    /** The grid within active hours from as-of on, plus the slots of kept messages that are still open. */
    private Map<TimeSlot, Slot> openSlots() {
        Map<TimeSlot, Slot> slots = new TreeMap<>();
        for (LocalDate date : days.keySet()) {
            for (int minute = 0; minute < 24 * 60; minute += policy.slotMinutes()) {
                LocalTime clock = LocalTime.ofSecondOfDay(60L * minute);
                TimeSlot.at(date.atTime(clock), problem.horizon().zone()).ifPresent(time -> addIfOpen(slots, time));
            }
        }
        problem.messages().forEach(message -> message.keptAt().ifPresent(time -> addIfOpen(slots, time)));
        return slots;
    }

    private void addIfOpen(Map<TimeSlot, Slot> slots, TimeSlot time) {
        slot(time)
                .filter(slot -> slot.isInActiveHours() && !slot.isBeforeAsOf())
                .ifPresent(slot -> slots.putIfAbsent(time, slot));
    }

    /** Any time as a slot; empty outside the horizon. */
    Optional<Slot> slot(TimeSlot time) {
        int secondOfDay = time.local().toLocalTime().toSecondOfDay();
        boolean active = policy.activeHours().contains(secondOfDay / 60);
        return Optional.ofNullable(days.get(time.local().toLocalDate()))
                .map(day -> new Slot(time, day, active, time.instant().isBefore(problem.asOf())));
    }

    /**
     * Sorts slots by points, so that a construction heuristic that takes the first feasible slot takes the best one.
     */
    private List<Slot> mostWorthFirst(Map<TimeSlot, Slot> slots) {
        Comparator<Slot> worth = Comparator.comparingDouble(
                slot -> problem.hours().at(slot.time()).factor());
        return slots.values().stream()
                .sorted(worth.reversed().thenComparing(Slot::time))
                .toList();
    }

    private List<Message> messages(Map<TimeSlot, Slot> slots) {
        List<Message> messages = new ArrayList<>();
        for (ChosenMessage chosen : problem.messages()) {
            Optional<Slot> start = chosen.sentAt().isPresent()
                    ? Optional.of(placeOfSent(chosen.sentAt().get()))
                    : chosen.keptAt().flatMap(time -> Optional.ofNullable(slots.get(time)));
            messages.add(new Message(chosen, messages.size(), problem.hours(), start));
        }
        return messages;
    }

    private Slot placeOfSent(TimeSlot time) {
        return slot(time)
                .orElseThrow(() -> new IllegalArgumentException("a message was sent at " + time.local()
                        + ", outside the days to plan: pass it as a fixed send"));
    }

    private List<NeighborMessage> neighbours(int firstRank) {
        List<NeighborMessage> neighbours = new ArrayList<>();
        near.forEach(send -> neighbours.add(NeighborMessage.of(firstRank + neighbours.size(), send)));
        return neighbours;
    }

    /** The fixed sends that are close enough to matter: within the longer gap of the horizon. */
    private List<FixedSend> nearFixed() {
        var reach = policy.ppvGap().compareTo(policy.messageGap()) > 0 ? policy.ppvGap() : policy.messageGap();
        Instant from = problem.horizon().begins().minus(reach);
        Instant to = problem.horizon().ends().plus(reach);
        return problem.fixed().stream()
                .filter(send -> !send.at().isBefore(from) && !send.at().isAfter(to))
                .toList();
    }

    private LocalDate localDay(Instant at) {
        return at.atZone(problem.horizon().zone()).toLocalDate();
    }
}
