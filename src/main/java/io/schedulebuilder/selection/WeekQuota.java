package io.schedulebuilder.selection;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/** How many messages one week still needs, by price tier, and how full its limits are. */
final class WeekQuota {
    private final int week;
    private final Limits limits;
    private final Map<PriceTier, Integer> left = new EnumMap<>(PriceTier.class);

    /** @param asked the number of messages of each price tier */
    WeekQuota(int week, Map<PriceTier, Integer> asked, Limits limits) {
        this.week = week;
        this.limits = limits;
        left.putAll(asked);
    }

    /** The week's number in the horizon, from 1. */
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

    /** The price tier of this type with the most left; of two equal ones, the more expensive one. */
    PriceTier fullest(MessageType type) {
        return type == MessageType.BUMP
                ? PriceTier.BUMP
                : PriceTier.PAID.stream().max(Comparator.comparing(this::left)).orElseThrow();
    }

    /** Subtracts one from what is left. */
    void fill(PriceTier tier) {
        left.merge(tier, -1, Integer::sum);
    }
}
