package io.schedulebuilder.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The shares of a week's PPVs by price tier: fractions that add up to 1. */
public record PriceMix(BigDecimal budget, BigDecimal mid, BigDecimal premium) {

    /** The same shares without trailing zeros. */
    PriceMix plain() {
        return new PriceMix(budget.stripTrailingZeros(), mid.stripTrailingZeros(), premium.stripTrailingZeros());
    }

    /**
     * Whole PPVs by price tier, by the largest remainder method. A tie goes to the cheaper tier.
     *
     * @return a count for each of budget, mid and premium, adding up to {@code ppvs}
     */
    public Map<PriceTier, Integer> counts(int ppvs) {
        Map<PriceTier, BigDecimal> exact = new EnumMap<>(PriceTier.class);
        exact.put(PriceTier.BUDGET, budget.multiply(BigDecimal.valueOf(ppvs)));
        exact.put(PriceTier.MID, mid.multiply(BigDecimal.valueOf(ppvs)));
        exact.put(PriceTier.PREMIUM, premium.multiply(BigDecimal.valueOf(ppvs)));
        Map<PriceTier, Integer> counts = new EnumMap<>(PriceTier.class);
        exact.forEach((tier, share) ->
                counts.put(tier, share.setScale(0, RoundingMode.FLOOR).intValueExact()));
        int left = ppvs - counts.values().stream().mapToInt(Integer::intValue).sum();
        List<PriceTier> byRemainder = PriceTier.PAID.stream()
                .sorted(Comparator.comparing((PriceTier tier) -> exact.getOrDefault(tier, BigDecimal.ZERO)
                        .remainder(BigDecimal.ONE)
                        .negate()))
                .toList();
        for (PriceTier tier : byRemainder.subList(0, left)) {
            counts.merge(tier, 1, Integer::sum);
        }
        return Collections.unmodifiableMap(counts);
    }
}
