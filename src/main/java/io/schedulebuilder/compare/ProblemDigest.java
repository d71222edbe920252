package io.schedulebuilder.compare;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.schedule.PlanProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Computes a problem's digest, which tells a journal which runs it already has. The digest uses the same texts as the
 * first journals, because other texts for the same problem would make old journals useless.
 */
final class ProblemDigest {
    private static final Set<PolicyParameter<?>> FIRST = Set.of(
            PolicyParameter.TIER,
            PolicyParameter.ZONE,
            PolicyParameter.SEGMENT,
            PolicyParameter.WEEKLY_PPVS,
            PolicyParameter.WEEKLY_BUMPS,
            PolicyParameter.PPV_GAP,
            PolicyParameter.MESSAGE_GAP,
            PolicyParameter.COOLING_DAYS,
            PolicyParameter.DAILY_CAP,
            PolicyParameter.ACTIVE_HOURS,
            PolicyParameter.PRICE_MIX,
            PolicyParameter.WEEKDAY_PEAK_HOURS,
            PolicyParameter.WEEKEND_PEAK_HOURS,
            PolicyParameter.PEAK_HOUR_FACTOR,
            PolicyParameter.SLOT_MINUTES,
            PolicyParameter.URGENT_PPVS,
            PolicyParameter.MESSAGES_PER_CATEGORY,
            PolicyParameter.EVIDENCE_HALF_LIFE_DAYS,
            PolicyParameter.STALE_AFTER_DAYS,
            PolicyParameter.BUMP_POINTS);

    private ProblemDigest() {}

    /** The digest of everything except the seed and who set the policy. */
    static String of(WeekProblem problem) {
        return Digest.of(
                        problem.horizon().toString(),
                        problem.asOf().toString(),
                        text(problem.policy().unsigned()),
                        PlanJson.writeLine(PlanProblem.written(problem.withSeed(0))),
                        problem.messages().stream()
                                .map(message -> kind(message.caption()))
                                .collect(Collectors.joining(" ")))
                .hex();
    }

    private static String kind(Caption caption) {
        return caption.priceTier() + "/" + caption.category() + "/" + caption.urgent();
    }

    private static String text(Policy policy) {
        Map<PlanningConstraint, Object> weights = new LinkedHashMap<>();
        Map<String, Object> newer = new LinkedHashMap<>();
        policy.values().forEach((parameter, value) -> {
            if (parameter.weighted().isPresent()) {
                weights.put(parameter.weighted().get(), value);
            } else if (!FIRST.contains(parameter) && !parameter.before().equals(Optional.of(value))) {
                newer.put(parameter.key(), value);
            }
        });
        return "Policy[tier=" + policy.tier() + ", zone=" + policy.zone() + ", segment=" + policy.segment()
                + ", weeklyPpvs=" + policy.weeklyPpvs() + ", weeklyBumps=" + policy.weeklyBumps()
                + ", ppvGap=" + policy.ppvGap() + ", messageGap=" + policy.messageGap()
                + ", coolingDays=" + policy.coolingDays() + ", dailyCap=" + policy.dailyCap()
                + ", activeHours=" + policy.activeHours() + ", priceMix=" + policy.priceMix()
                + ", peakHours=" + policy.peakHours() + ", slotMinutes=" + policy.slotMinutes()
                + ", limits=SelectionLimits[urgentPpvs=" + policy.get(PolicyParameter.URGENT_PPVS)
                + ", perCategory=" + policy.get(PolicyParameter.MESSAGES_PER_CATEGORY)
                + ", evidenceHalfLifeDays=" + policy.number(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS)
                + "], staleAfterDays=" + policy.staleAfterDays() + ", weights=" + weights
                + ", bumpPoints=" + policy.bumpPoints() + ", setBy={}, overridden=[]]" + (newer.isEmpty() ? "" : newer);
    }
}
