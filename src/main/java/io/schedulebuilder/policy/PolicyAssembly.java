package io.schedulebuilder.policy;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.PeakHours;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.language.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Puts a policy together from what the rules set, and does the little arithmetic between tier and zone. */
final class PolicyAssembly {
    private PolicyAssembly() {}

    /** @param settled in which nothing is missing */
    static Policy policy(AccountTier tier, SaturationZone zone, Segment segment, ConflictResolution settled) {
        int ppvs = count(settled.required(Word.WEEKLY_PPVS), settled.required(Word.PPV_VOLUME));
        int bumps = count(settled.required(Word.WEEKLY_BUMPS), settled.required(Word.BUMP_VOLUME));
        int gap = settled.required(Word.PPV_GAP_MINUTES) + settled.required(Word.GAP_PLUS_MINUTES);
        int messageGap = settled.required(Word.MESSAGE_GAP_MINUTES);
        int coolingDays = settled.required(Word.COOLING_DAYS);
        int dailyCap = settled.required(Word.DAILY_CAP);
        ActiveHours activeHours = settled.required(Word.ACTIVE_HOURS);
        PriceMix priceMix = settled.required(Word.PRICE_MIX);
        PeakHours peakHours = new PeakHours(
                settled.required(Word.WEEKDAY_PEAK_HOURS),
                settled.required(Word.WEEKEND_PEAK_HOURS),
                settled.required(Word.PEAK_HOUR_FACTOR).doubleValue());
        int slotMinutes = settled.required(Word.SLOT_MINUTES);
        Policy.SelectionLimits limits = new Policy.SelectionLimits(
                settled.required(Word.URGENT_PPVS),
                settled.required(Word.MESSAGES_PER_CATEGORY),
                settled.required(Word.EVIDENCE_HALF_LIFE_DAYS).doubleValue());
        Map<PlanningConstraint, Integer> weights = new EnumMap<>(PlanningConstraint.class);
        for (PlanningConstraint constraint : PlanningConstraint.weighted()) {
            weights.put(
                    constraint,
                    settled.required(Word.WEIGHT, Word.WEIGHT.parameterOf(constraint))
                            .points());
        }
        return new Policy(
                tier,
                zone,
                segment,
                ppvs,
                bumps,
                Duration.ofMinutes(gap),
                Duration.ofMinutes(messageGap),
                coolingDays,
                dailyCap,
                activeHours,
                priceMix,
                peakHours,
                slotMinutes,
                limits,
                settled.required(Word.STALE_AFTER_DAYS),
                Collections.unmodifiableMap(weights),
                settled.required(Word.BUMP_POINTS),
                settled.setBy(),
                settled.overridden());
    }

    /** Messages a week: the middle of the tier's range, rounded down, times the zone's volume, rounded down. */
    static int count(Word.Range range, BigDecimal volume) {
        return volume.multiply(BigDecimal.valueOf(range.middle()))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
    }
}
