package io.schedulebuilder.proof;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.planning.WeekProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A problem with one of its limits a step looser or tighter.
 *
 * @param limit in the words of the rules: "PPV gap"
 * @param from the limit as it is: "75 min"
 * @param to the limit a step on: "60 min"
 * @param loosens whether it allows all that was allowed, and more
 */
public record LimitStep(String limit, String from, String to, boolean loosens, WeekProblem problem) {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /** All steps that a problem's limits can take: gaps by a slot, cap and cooling by one, hours by one. */
    public static List<LimitStep> of(WeekProblem problem) {
        List<LimitStep> steps = new ArrayList<>();
        Limits now = Limits.of(problem.policy());
        for (int sign : List.of(-1, 1)) {
            long slot = (long) sign * problem.policy().slotMinutes();
            Duration ppvGap = now.ppvGap.plusMinutes(slot);
            if (!ppvGap.isNegative()) {
                steps.add(gap("PPV gap", now.ppvGap, ppvGap, now.withPpvGap(ppvGap), problem));
            }
        }
        for (int sign : List.of(-1, 1)) {
            long slot = (long) sign * problem.policy().slotMinutes();
            Duration messageGap = now.messageGap.plusMinutes(slot);
            if (!messageGap.isNegative()) {
                steps.add(gap("message gap", now.messageGap, messageGap, now.withMessageGap(messageGap), problem));
            }
        }
        for (int cap : List.of(now.dailyCap + 1, now.dailyCap - 1)) {
            if (cap >= 1) {
                steps.add(step(
                        "daily cap", now.dailyCap + "", cap + "", cap > now.dailyCap, now.withDailyCap(cap), problem));
            }
        }
        for (int days : List.of(now.coolingDays - 1, now.coolingDays + 1)) {
            if (days >= 0) {
                steps.add(step(
                        "cooling days",
                        now.coolingDays + "",
                        days + "",
                        days < now.coolingDays,
                        now.withCoolingDays(days),
                        problem));
            }
        }
        ActiveHours hours = now.activeHours;
        for (int open : List.of(hours.openMinute() - HOUR, hours.openMinute() + HOUR)) {
            if (open >= 0 && open < hours.closeMinute()) {
                steps.add(hours(hours, new ActiveHours(open, hours.closeMinute()), now, problem));
            }
        }
        for (int close : List.of(hours.closeMinute() + HOUR, hours.closeMinute() - HOUR)) {
            if (close <= DAY && close > hours.openMinute()) {
                steps.add(hours(hours, new ActiveHours(hours.openMinute(), close), now, problem));
            }
        }
        return List.copyOf(steps);
    }

    private static LimitStep gap(String limit, Duration from, Duration to, Limits then, WeekProblem problem) {
        return step(limit, from.toMinutes() + " min", to.toMinutes() + " min", to.compareTo(from) < 0, then, problem);
    }

    private static LimitStep hours(ActiveHours from, ActiveHours to, Limits now, WeekProblem problem) {
        boolean longer = to.closeMinute() - to.openMinute() > from.closeMinute() - from.openMinute();
        return step("active hours", clock(from), clock(to), longer, now.withActiveHours(to), problem);
    }

    private static String clock(ActiveHours hours) {
        return hours.start() + "–" + hours.end();
    }

    private static LimitStep step(
            String limit, String from, String to, boolean loosens, Limits then, WeekProblem problem) {
        return new LimitStep(limit, from, to, loosens, problem.under(then.in(problem.policy())));
    }

    /** The limits of a policy that can be priced. */
    private record Limits(
            Duration ppvGap, Duration messageGap, int dailyCap, int coolingDays, ActiveHours activeHours) {

        static Limits of(Policy policy) {
            return new Limits(
                    policy.ppvGap(),
                    policy.messageGap(),
                    policy.dailyCap(),
                    policy.coolingDays(),
                    policy.activeHours());
        }

        Limits withPpvGap(Duration gap) {
            return new Limits(gap, messageGap, dailyCap, coolingDays, activeHours);
        }

        Limits withMessageGap(Duration gap) {
            return new Limits(ppvGap, gap, dailyCap, coolingDays, activeHours);
        }

        Limits withDailyCap(int cap) {
            return new Limits(ppvGap, messageGap, cap, coolingDays, activeHours);
        }

        Limits withCoolingDays(int days) {
            return new Limits(ppvGap, messageGap, dailyCap, days, activeHours);
        }

        Limits withActiveHours(ActiveHours hours) {
            return new Limits(ppvGap, messageGap, dailyCap, coolingDays, hours);
        }

        Policy in(Policy policy) {
            return new Policy(
                    policy.tier(),
                    policy.zone(),
                    policy.segment(),
                    policy.weeklyPpvs(),
                    policy.weeklyBumps(),
                    ppvGap,
                    messageGap,
                    coolingDays,
                    dailyCap,
                    activeHours,
                    policy.priceMix(),
                    policy.peakHours(),
                    policy.slotMinutes(),
                    policy.limits(),
                    policy.staleAfterDays(),
                    policy.weights(),
                    policy.bumpPoints(),
                    policy.setBy(),
                    policy.overridden());
        }
    }
}
