package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PlannedWeek.EndedBy;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.Segment;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small plans to write and read back. */
public final class Plans {
    /** Lacks counts, weights and what was added later. */
    private static final Map<String, Object> POLICY = Map.ofEntries(
            Map.entry("tier", "SMALL"),
            Map.entry("strategy", "Balanced"),
            Map.entry("zone", "GREEN"),
            Map.entry("segment", "BUDGET"),
            Map.entry("weekly_ppvs", 8),
            Map.entry("weekly_bumps", 6),
            Map.entry("min_gap_minutes", 150),
            Map.entry("message_gap_minutes", 30),
            Map.entry("cooling_days", 0),
            Map.entry("daily_cap", 10),
            Map.entry("active_hours.start", "08:00"),
            Map.entry("active_hours.end", "22:00"),
            Map.entry("price_mix.Budget", 8),
            Map.entry("peak_hours.weekday", List.of(9)),
            Map.entry("peak_hours.weekend", List.of(11)),
            Map.entry("peak_hours.factor", new BigDecimal("1.25")),
            Map.entry("slot_minutes", 15),
            Map.entry("bump_points", 100),
            Map.entry("urgent_ppvs", 5),
            Map.entry("messages_per_category", 20),
            Map.entry("evidence_half_life_days", new BigDecimal("30")),
            Map.entry("weights.expected revenue", 1));

    private Plans() {}

    public static Plan planWith(Plan.Message... messages) {
        return new Plan(
                new ScheduleId("ava-2025-11-03-0f3a9b2c"),
                new PageName("ava"),
                LocalDate.parse("2025-11-03"),
                1,
                ZoneId.of("America/Los_Angeles"),
                Instant.parse("2025-11-03T08:00:00Z"),
                AccountTier.SMALL,
                SaturationZone.GREEN,
                new BigDecimal("0.1200"),
                Segment.BUDGET,
                new Plan.Analysis(
                        new BigDecimal("12000.50"),
                        80,
                        new BigDecimal("0.1000"),
                        new BigDecimal("0.0300"),
                        List.of(),
                        false,
                        BigDecimal.ZERO,
                        List.of(),
                        Optional.empty(),
                        Optional.empty()),
                new PolicyView(
                        POLICY,
                        Map.of("tier", new Plan.Setter("SMALL", "rules/tiers.drl", 12, Optional.empty())),
                        List.of()),
                Optional.empty(),
                Optional.empty(),
                new Plan.Score(
                        0,
                        0,
                        1200,
                        List.of(new Plan.ConstraintScore(
                                PlanningConstraint.EXPECTED_REVENUE, PlanningConstraint.Level.SOFT, 1, 2, 1200))),
                Optional.empty(),
                List.of(messages),
                List.of(),
                List.of(new Plan.Unplaced(
                        Optional.empty(), MessageType.BUMP, List.of("no caption is free."), Optional.empty())),
                List.of(),
                List.of(),
                new Plan.Run("1.0", 1, "default.xml", "aa", "bb", "cc", EndedBy.COUNT),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Plan.Message ppv(long id, String text) {
        return new Plan.Message(
                DayOfWeek.MONDAY,
                SendTime.parse("2025-11-03 19:15:00"),
                MessageType.PPV,
                new CaptionId(id),
                text,
                PriceTier.MID,
                "question",
                true,
                new BigDecimal("0.8125"),
                new BigDecimal("41.20"),
                Optional.of(new Plan.Interval(new BigDecimal("30.10"), new BigDecimal("55.30"))),
                Optional.of(new BigDecimal("0.6200")),
                Optional.of(new BigDecimal("0.0300")),
                Optional.of(false),
                false,
                new Plan.Why(
                        "because",
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        1000));
    }
}
