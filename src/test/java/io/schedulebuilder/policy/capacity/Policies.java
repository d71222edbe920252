package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SetBy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Policies by what bounds a week; MEGA in RED as shipped, until a test changes it. */
final class Policies {
    int ppvs = 10;
    int bumps = 32;
    int ppvGap = 135;
    int messageGap = 30;
    int dailyCap = 25;
    int coolingDays = 2;
    ActiveHours hours = new ActiveHours(8 * 60, 22 * 60);
    int slotMinutes = 15;

    Policies copy() {
        Policies copy = new Policies();
        copy.ppvs = ppvs;
        copy.bumps = bumps;
        copy.ppvGap = ppvGap;
        copy.messageGap = messageGap;
        copy.dailyCap = dailyCap;
        copy.coolingDays = coolingDays;
        copy.hours = hours;
        copy.slotMinutes = slotMinutes;
        return copy;
    }

    Policy policy() {
        Policy policy = new Policy(
                Map.of(),
                Map.of(
                        "weekly_ppvs", tiers(),
                        "weekly_bumps", tiers(),
                        "min_gap_minutes", tiers(),
                        "daily_cap", tiers(),
                        "ppv_volume", zones(),
                        "bump_volume", zones(),
                        "gap_plus_minutes", zones(),
                        "cooling_days", zones(),
                        "active_hours", new SetBy("Active hours", "rules/hours.drl", 16)),
                List.of());
        return policy.with(PolicyParameter.TIER, AccountTier.MEGA)
                .with(PolicyParameter.ZONE, SaturationZone.RED)
                .with(PolicyParameter.SEGMENT, Segment.STANDARD)
                .with(PolicyParameter.WEEKLY_PPVS, ppvs)
                .with(PolicyParameter.WEEKLY_BUMPS, bumps)
                .with(PolicyParameter.PPV_GAP, Duration.ofMinutes(ppvGap))
                .with(PolicyParameter.MESSAGE_GAP, Duration.ofMinutes(messageGap))
                .with(PolicyParameter.COOLING_DAYS, coolingDays)
                .with(PolicyParameter.DAILY_CAP, dailyCap)
                .with(PolicyParameter.ACTIVE_HOURS, hours)
                .with(
                        PolicyParameter.PRICE_MIX,
                        new PriceMix(new BigDecimal("0.30"), new BigDecimal("0.45"), new BigDecimal("0.25")))
                .with(PolicyParameter.WEEKDAY_PEAK_HOURS, new TreeSet<>())
                .with(PolicyParameter.WEEKEND_PEAK_HOURS, new TreeSet<>())
                .with(PolicyParameter.PEAK_HOUR_FACTOR, new BigDecimal("1.25"))
                .with(PolicyParameter.SLOT_MINUTES, slotMinutes)
                .with(PolicyParameter.URGENT_PPVS, 5)
                .with(PolicyParameter.MESSAGES_PER_CATEGORY, 20)
                .with(PolicyParameter.EXPLORATION, new BigDecimal("0.04"))
                .with(PolicyParameter.UNTRIED_CAPTIONS, 2)
                .with(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS, new BigDecimal("3E+1"))
                .with(PolicyParameter.STALE_AFTER_DAYS, 3)
                .with(PolicyParameter.BUMP_POINTS, 100);
    }

    private static SetBy tiers() {
        return new SetBy("MEGA", "rules/tiers.drl", 44);
    }

    private static SetBy zones() {
        return new SetBy("RED", "rules/zones.drl", 36);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d PPVs, %d bumps, gaps %d and %d, cap %d, cooling %d, %s-%s every %d",
                ppvs,
                bumps,
                ppvGap,
                messageGap,
                dailyCap,
                coolingDays,
                hours.start(),
                hours.end(),
                slotMinutes);
    }
}
