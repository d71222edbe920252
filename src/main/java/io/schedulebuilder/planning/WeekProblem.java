package io.schedulebuilder.planning;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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
}
