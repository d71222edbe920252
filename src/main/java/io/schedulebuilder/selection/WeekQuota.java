package io.schedulebuilder.selection;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/** What one week still lacks, by price tier, and how full its limits are. */
final class WeekQuota {
    private final int week;
    private final Limits limits;
    private final Map<PriceTier, Integer> left = new EnumMap<>(PriceTier.class);

    /** @param asked of each price tier */
    WeekQuota(int week, Map<PriceTier, Integer> asked, Limits limits) {
        this.week = week;
        this.limits = limits;
        left.putAll(asked);
    }

    /** Its number in the horizon, from 1. */
    int week() {
        return week;
    }

    Limits limits() {
        return limits;
    }

    int left(PriceTier tier) {
        return left.getOrDefault(tier, 0);
    }

    boolean isOpen() {
        return left.values().stream().anyMatch(count -> count > 0);
    }

    /** The price tier of a type of which most is left, the dearer of two as large. */
    PriceTier fullest(MessageType type) {
        return type == MessageType.BUMP
                ? PriceTier.BUMP
                : PriceTier.PAID.stream().max(Comparator.comparing(this::left)).orElseThrow();
    }

    /** Takes one off what is left. */
    void fill(PriceTier tier) {
        left.merge(tier, -1, Integer::sum);
    }
}
