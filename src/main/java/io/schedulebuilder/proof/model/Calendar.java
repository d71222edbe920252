package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a problem says of days, times and the sends that are fixed. */
final class Calendar {
    private final WeekProblem problem;
    private final Policy policy;
    private final Map<LocalDate, Long> fixedByDay;

    Calendar(WeekProblem problem) {
        this.problem = problem;
        this.policy = problem.policy();
        this.fixedByDay = problem.fixed().stream()
                .collect(Collectors.groupingBy(
                        send -> send.at().atZone(problem.horizon().zone()).toLocalDate(), Collectors.counting()));
    }

    List<LocalDate> days() {
        return problem.horizon().days();
    }

    /** The week of a time, from 1. */
    int week(TimeSlot time) {
        return problem.horizon().week(time.local().toLocalDate());
    }

    boolean isActive(TimeSlot time) {
        return policy.activeHours()
                .contains(time.local().getHour() * 60 + time.local().getMinute());
    }

    boolean isBeforeAsOf(TimeSlot time) {
        return time.instant().isBefore(problem.asOf());
    }

    /** What other plans send on a day. */
    int fixedOn(LocalDate day) {
        return fixedByDay.getOrDefault(day, 0L).intValue();
    }

    /** The times that messages may choose from: the grid, and the places of kept messages, where both are open. */
    NavigableSet<TimeSlot> openTimes() {
        NavigableSet<TimeSlot> times = new TreeSet<>();
        for (LocalDate day : days()) {
            for (int minute = 0; minute < Duration.ofDays(1).toMinutes(); minute += policy.slotMinutes()) {
                TimeSlot.at(
                                day.atTime(LocalTime.MIN.plusMinutes(minute)),
                                problem.horizon().zone())
                        .ifPresent(times::add);
            }
        }
        problem.messages().stream()
                .flatMap(message -> message.keptAt().stream())
                .filter(kept -> problem.horizon().contains(kept.local().toLocalDate()))
                .forEach(times::add);
        times.removeIf(time -> !isActive(time) || isBeforeAsOf(time));
        return times;
    }

    /** Minutes, a begun one whole, by which two sends are closer than the gap between any two; 0: they are not. */
    long minutesShort(TimeSlot one, Instant other) {
        return minutesShort(policy.messageGap(), one.instant(), other);
    }

    /** Minutes, a begun one whole, by which two PPVs are closer than the gap between PPVs; 0: they are not. */
    long minutesShortOfPpvGap(TimeSlot one, Instant other) {
        return minutesShort(policy.ppvGap(), one.instant(), other);
    }

    /** Sends count by whole seconds. */
    private static long minutesShort(Duration gap, Instant one, Instant other) {
        long apart = Math.abs(one.getEpochSecond() - other.getEpochSecond());
        return Math.max(0, -Math.floorDiv(apart - gap.toSeconds(), 60L));
    }

    /** Whether a message would be too close to a send that does not move. */
    boolean isTooCloseTo(FixedSend send, TimeSlot time, boolean ppv) {
        return isTooCloseTo(send.at(), send.type() == MessageType.PPV, time, ppv);
    }

    /** Whether two sends would be too close. */
    boolean isTooCloseTo(Instant other, boolean otherIsPpv, TimeSlot time, boolean ppv) {
        return minutesShort(time, other) > 0 || (ppv && otherIsPpv && minutesShortOfPpvGap(time, other) > 0);
    }
}
