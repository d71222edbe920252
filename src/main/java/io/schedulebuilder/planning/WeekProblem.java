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
 * Everything that a plan depends on. Equal problems get equal plans.
 *
 * @param horizon the local days to plan
 * @param asOf no message is placed before it; a message exactly at it is allowed
 * @param coolingFrom the day from which cooling days count; if a schedule is planned again, its original start
 * @param policy limits and weights
 * @param hours what each hour is worth
 * @param messages what to place; those with a {@code sentAt} do not move
 * @param fixed other sends of the page to keep a distance from, in any order; none is also in {@code messages}
 * @param seed random seed of the solver
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

    /** The same problem with other messages, or with its messages changed, and what the hours are worth to them. */
    public WeekProblem with(HourTable otherHours, List<ChosenMessage> otherMessages) {
        return new WeekProblem(horizon, asOf, coolingFrom, policy, otherHours, otherMessages, fixed, seed);
    }

    /** The same problem with another seed. */
    public WeekProblem withSeed(long other) {
        return new WeekProblem(horizon, asOf, coolingFrom, policy, hours, messages, fixed, other);
    }

    public WeekProblem {
        messages = List.copyOf(messages);
        fixed = List.copyOf(fixed);
    }

    /** Whether a day is a cooling day, without PPVs. */
    public boolean isCooling(LocalDate day) {
        return !day.isBefore(coolingFrom) && day.isBefore(coolingFrom.plusDays(policy.coolingDays()));
    }

    /**
     * Whether a day can have PPVs: it is not a cooling day, it does not end before as-of, and its active hours contain
     * a possible send time. A day that the page's time zone skipped has none.
     */
    public boolean isOpen(LocalDate day) {
        Instant ends = day.plusDays(1).atStartOfDay(horizon.zone()).toInstant();
        return !isCooling(day) && ends.isAfter(asOf) && hasTimeToSendAt(day);
    }

    /** Whether the day has a time on the grid, or a kept message's time, within active hours. */
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
