package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The days, times and fixed sends of a problem. */
record Calendar(WeekProblem problem) {
    List<LocalDate> days() {
        return problem.horizon().days();
    }

    /** The week of a time, from 1. */
    int week(TimeSlot time) {
        return problem.horizon().week(time.local().toLocalDate());
    }

    boolean isActive(TimeSlot time) {
        return problem.policy()
                .activeHours()
                .contains(time.local().getHour() * 60 + time.local().getMinute());
    }

    boolean isBeforeAsOf(TimeSlot time) {
        return time.instant().isBefore(problem.asOf());
    }

    /** The number of messages that other plans send on a day. */
    int fixedOn(LocalDate day) {
        return (int) problem.fixed().stream()
                .filter(send ->
                        send.at().atZone(problem.horizon().zone()).toLocalDate().equals(day))
                .count();
    }

    /** The times that messages may choose from: the grid, plus the times of kept messages, if they are open. */
    NavigableSet<TimeSlot> openTimes() {
        NavigableSet<TimeSlot> times = new TreeSet<>();
        for (LocalDate day : days()) {
            for (int minute = 0;
                    minute < Duration.ofDays(1).toMinutes();
                    minute += problem.policy().slotMinutes()) {
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

    /** Minutes by which two sends are closer than the message gap, rounded up; 0 if they are far enough apart. */
    long minutesShort(TimeSlot one, Instant other) {
        return minutesShort(problem.policy().messageGap(), one.instant(), other);
    }

    /** Minutes by which two PPVs are closer than the PPV gap, rounded up; 0 if they are far enough apart. */
    long minutesShortOfPpvGap(TimeSlot one, Instant other) {
        return minutesShort(problem.policy().ppvGap(), one.instant(), other);
    }

    /** Fractions of a second are dropped, as in the planner. */
    private static long minutesShort(Duration gap, Instant one, Instant other) {
        long apart = Math.abs(one.getEpochSecond() - other.getEpochSecond());
        return Math.max(0, -Math.floorDiv(apart - gap.toSeconds(), 60L));
    }

    /** Whether two sends would be too close. */
    boolean isTooCloseTo(Instant other, boolean otherIsPpv, TimeSlot time, boolean ppv) {
        return minutesShort(time, other) > 0 || (ppv && otherIsPpv && minutesShortOfPpvGap(time, other) > 0);
    }
}
