package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.TimeSlot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All that a plan rests on. Two problems that are equal get equal plans.
 *
 * @param horizon the local days to plan
 * @param asOf no message is placed before it; at it is allowed
 * @param coolingFrom the day from which cooling days count: the original start, when a schedule is planned again
 * @param policy limits and weights
 * @param hours what each hour is worth
 * @param messages what to place; those with a {@code sentAt} stay where they are
 * @param fixed other sends of the page to keep clear of, in any order; none of them is also in {@code messages}
 * @param seed of the solver
 */
public record WeekProblem(
        Horizon horizon,
        Instant asOf,
        LocalDate coolingFrom,
        Policy policy,
        HourTable hours,
        List<ChosenMessage> messages,
        List<FixedSend> fixed,
        long seed) {
    private static final int MINUTES_OF_DAY = 24 * 60;

    /** The same problem under another policy. */
    public WeekProblem under(Policy other) {
        return new WeekProblem(horizon, asOf, coolingFrom, other, hours, messages, fixed, seed);
    }

    /** The same problem with another seed. */
    public WeekProblem withSeed(long other) {
        return new WeekProblem(horizon, asOf, coolingFrom, policy, hours, messages, fixed, other);
    }

    public WeekProblem {
        messages = List.copyOf(messages);
        fixed = List.copyOf(fixed);
    }

    /** Whether no PPV is wanted on a day. */
    public boolean isCooling(LocalDate day) {
        return !day.isBefore(coolingFrom) && day.isBefore(coolingFrom.plusDays(policy.coolingDays()));
    }

    /**
     * Whether PPVs are spread over a day: it does not cool, some of it is left at as-of, and its active hours hold a time
     * to send at. A day that the page's zone skipped holds none.
     */
    public boolean isOpen(LocalDate day) {
        Instant ends = day.plusDays(1).atStartOfDay(horizon.zone()).toInstant();
        return !isCooling(day) && ends.isAfter(asOf) && hasTimeToSendAt(day);
    }

    /** On the grid, or where a message is kept. */
    private boolean hasTimeToSendAt(LocalDate day) {
        return IntStream.iterate(0, minute -> minute < MINUTES_OF_DAY, minute -> minute + policy.slotMinutes())
                        .filter(policy.activeHours()::contains)
                        .mapToObj(minute -> day.atTime(minute / 60, minute % 60))
                        .anyMatch(local -> TimeSlot.at(local, horizon.zone()).isPresent())
                || messages.stream()
                        .flatMap(message -> message.keptAt().stream())
                        .map(TimeSlot::local)
                        .anyMatch(local -> local.toLocalDate().equals(day)
                                && policy.activeHours().contains(local.getHour() * 60 + local.getMinute()));
    }
}
