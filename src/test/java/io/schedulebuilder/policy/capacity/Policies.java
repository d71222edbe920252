package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.PeakHours;
import io.schedulebuilder.domain.Policy;
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
        return new Policy(
                AccountTier.MEGA,
                SaturationZone.RED,
                Segment.STANDARD,
                ppvs,
                bumps,
                Duration.ofMinutes(ppvGap),
                Duration.ofMinutes(messageGap),
                coolingDays,
                dailyCap,
                hours,
                new PriceMix(new BigDecimal("0.30"), new BigDecimal("0.45"), new BigDecimal("0.25")),
                new PeakHours(new TreeSet<>(), new TreeSet<>(), 1.25),
                slotMinutes,
                new Policy.SelectionLimits(5, 20, 30),
                3,
                Map.of(),
                100,
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
