package io.schedulebuilder.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shares of a week's PPVs by price tier: fractions that add up to 1. */
public record PriceMix(BigDecimal budget, BigDecimal mid, BigDecimal premium) {

    private static final int PLACES = 4;

    /** The mix of some messages, to the hundredth of a percent; empty if none of them is a PPV. */
    public static Optional<PriceMix> of(Map<PriceTier, Integer> counts) {
        long sum = PriceTier.PAID.stream()
                .mapToLong(tier -> counts.getOrDefault(tier, 0))
                .sum();
        if (sum == 0) {
            return Optional.empty();
        }
        BigDecimal budget = share(counts.getOrDefault(PriceTier.BUDGET, 0), sum);
        BigDecimal upToMid =
                share(counts.getOrDefault(PriceTier.BUDGET, 0) + counts.getOrDefault(PriceTier.MID, 0), sum);
        return Optional.of(new PriceMix(budget, upToMid.subtract(budget), BigDecimal.ONE.subtract(upToMid)));
    }

    private static BigDecimal share(long part, long sum) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(sum), PLACES, RoundingMode.HALF_UP);
    }

    /** The share of each of budget, mid and premium. */
    public Map<PriceTier, BigDecimal> shares() {
        Map<PriceTier, BigDecimal> shares = new EnumMap<>(PriceTier.class);
        shares.put(PriceTier.BUDGET, budget);
        shares.put(PriceTier.MID, mid);
        shares.put(PriceTier.PREMIUM, premium);
        return Collections.unmodifiableMap(shares);
    }

    /** The shares in whole percents: 60/30/10. */
    public String percents() {
        Map<PriceTier, Integer> percents = counts(100);
        return PriceTier.PAID.stream()
                .map(tier -> String.valueOf(percents.getOrDefault(tier, 0)))
                .collect(Collectors.joining("/"));
    }

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
        shares().forEach((tier, share) -> exact.put(tier, share.multiply(BigDecimal.valueOf(ppvs))));
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
