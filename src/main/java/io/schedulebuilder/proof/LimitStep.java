package io.schedulebuilder.proof;

import static io.schedulebuilder.domain.PolicyParameter.ACTIVE_HOURS;
import static io.schedulebuilder.domain.PolicyParameter.COOLING_DAYS;
import static io.schedulebuilder.domain.PolicyParameter.DAILY_CAP;
import static io.schedulebuilder.domain.PolicyParameter.MESSAGE_GAP;
import static io.schedulebuilder.domain.PolicyParameter.PPV_GAP;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.planning.WeekProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A problem with one of its limits a step looser or tighter.
 *
 * @param limit the name that the rules use: "PPV gap"
 * @param from the current limit: "75 min"
 * @param to the limit one step further: "60 min"
 * @param loosens whether the new limit allows everything that the current one allows
 */
public record LimitStep(String limit, String from, String to, boolean loosens, WeekProblem problem) {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /**
     * All steps that a problem's limits can take: gaps by one slot, daily cap and cooling days by one, active hours by
     * an hour.
     */
    public static List<LimitStep> of(WeekProblem problem) {
        Policy policy = problem.policy();
        List<LimitStep> steps = new ArrayList<>();
        Duration slot = Duration.ofMinutes(policy.slotMinutes());
        for (PolicyParameter<Duration> gap : List.of(PPV_GAP, MESSAGE_GAP)) {
            for (Duration to :
                    List.of(policy.get(gap).minus(slot), policy.get(gap).plus(slot))) {
                if (!to.isNegative()) {
                    steps.add(step(gap, to, to.compareTo(policy.get(gap)) < 0, problem));
                }
            }
        }
        for (int cap : List.of(policy.dailyCap() + 1, policy.dailyCap() - 1)) {
            if (cap >= 1) {
                steps.add(step(DAILY_CAP, cap, cap > policy.dailyCap(), problem));
            }
        }
        for (int days : List.of(policy.coolingDays() - 1, policy.coolingDays() + 1)) {
            if (days >= 0) {
                steps.add(step(COOLING_DAYS, days, days < policy.coolingDays(), problem));
            }
        }
        ActiveHours hours = policy.activeHours();
        for (int open : List.of(hours.openMinute() - HOUR, hours.openMinute() + HOUR)) {
            if (open >= 0 && open < hours.closeMinute()) {
                steps.add(step(
                        ACTIVE_HOURS, new ActiveHours(open, hours.closeMinute()), open < hours.openMinute(), problem));
            }
        }
        for (int close : List.of(hours.closeMinute() + HOUR, hours.closeMinute() - HOUR)) {
            if (close <= DAY && close > hours.openMinute()) {
                steps.add(step(
                        ACTIVE_HOURS,
                        new ActiveHours(hours.openMinute(), close),
                        close > hours.closeMinute(),
                        problem));
            }
        }
        return List.copyOf(steps);
    }

    private static <T> LimitStep step(PolicyParameter<T> limit, T to, boolean loosens, WeekProblem problem) {
        Policy policy = problem.policy();
        return new LimitStep(
                limit.label(),
                limit.type().told(policy.get(limit)),
                limit.type().told(to),
                loosens,
                problem.under(policy.with(limit, to)));
    }
}
