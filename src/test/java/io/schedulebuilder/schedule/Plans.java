package io.schedulebuilder.schedule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small plans to write and read back. */
final class Plans {
    private Plans() {}

    static PlanFile planWith(PlanFile.Message... messages) {
        return new PlanFile(
                "ava-2025-11-03-0f3a9b2c",
                "ava",
                "2025-11-03",
                1,
                "America/Los_Angeles",
                "2025-11-03T08:00:00Z",
                "SMALL",
                "GREEN",
                new BigDecimal("0.1200"),
                "BUDGET",
                new PlanFile.Analysis(
                        new BigDecimal("12000.50"),
                        80,
                        new BigDecimal("0.1000"),
                        new BigDecimal("0.0300"),
                        List.of(),
                        false,
                        BigDecimal.ZERO,
                        List.of(),
                        Optional.empty()),
                new PlanFile.PolicyView(
                        "SMALL",
                        "Balanced",
                        "GREEN",
                        "BUDGET",
                        8,
                        6,
                        150,
                        30,
                        0,
                        10,
                        new PlanFile.Hours("08:00", "22:00"),
                        Map.of("Budget", 8),
                        new PlanFile.Peaks(List.of(9), List.of(11), new BigDecimal("1.25")),
                        15,
                        100,
                        5,
                        20,
                        new BigDecimal("30"),
                        Optional.empty(),
                        Map.of("expected revenue", 1),
                        Map.of("tier", new PlanFile.Setter("SMALL", "rules/tiers.drl", 12, Optional.empty())),
                        List.of()),
                Optional.empty(),
                new PlanFile.Score(
                        0, 0, 1200, List.of(new PlanFile.ConstraintScore("expected revenue", "soft", 1, 2, 1200))),
                List.of(messages),
                List.of(),
                List.of(new PlanFile.Unplaced(
                        Optional.empty(), "Bump", List.of("no caption is free."), Optional.empty())),
                List.of(),
                List.of(),
                new PlanFile.Run("1.0", 1, "default.xml", "aa", "bb", "cc", "count"),
                Optional.empty());
    }

    static PlanFile.Message ppv(long id, String text) {
        return new PlanFile.Message(
                "Monday",
                "2025-11-03 19:15:00",
                "PPV",
                id,
                text,
                "Mid",
                "question",
                true,
                new BigDecimal("0.8125"),
                new BigDecimal("41.20"),
                false,
                new PlanFile.Why(
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
