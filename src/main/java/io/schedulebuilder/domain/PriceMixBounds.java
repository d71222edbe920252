package io.schedulebuilder.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The least and the most that each price tier may have of a week's PPVs. */
public record PriceMixBounds(Range budget, Range mid, Range premium) {
    /** A tier's least and most share, fractions from 0 to 1. */
    public record Range(BigDecimal least, BigDecimal most) {
        /** The range as its two shares. */
        List<BigDecimal> written() {
            return List.of(least, most);
        }

        /** Least and most as a person reads them: 0.3–0.6. */
        @Override
        public String toString() {
            return least.toPlainString() + "–" + most.toPlainString();
        }
    }

    /** The range of a paid price tier. */
    public Range of(PriceTier tier) {
        return switch (tier) {
            case BUDGET -> budget;
            case MID -> mid;
            case PREMIUM -> premium;
            case BUMP -> throw new IllegalArgumentException("a price mix has no bumps");
        };
    }

    /** Whether a mix is within these bounds. */
    public boolean allow(PriceMix mix) {
        return mix.shares().entrySet().stream()
                .allMatch(share -> share.getValue().compareTo(of(share.getKey()).least()) >= 0
                        && share.getValue().compareTo(of(share.getKey()).most()) <= 0);
    }

    /** Why no price mix is within these bounds, and what to do; empty if there is one. */
    public Optional<String> fault() {
        for (PriceTier tier : PriceTier.PAID) {
            Range range = of(tier);
            if (range.least().compareTo(range.most()) > 0) {
                return Optional.of(
                        "the minimum of " + tier.label() + ", " + range.least().toPlainString()
                                + ", is above its maximum, " + range.most().toPlainString() + ". Exchange them.");
            }
        }
        BigDecimal least = sum(Range::least);
        BigDecimal most = sum(Range::most);
        if (least.compareTo(BigDecimal.ONE) > 0) {
            return Optional.of("the minimums add up to " + least.toPlainString()
                    + ". Lower them, so that they add up to 1 or less.");
        }
        return most.compareTo(BigDecimal.ONE) < 0
                ? Optional.of("the maximums add up to " + most.toPlainString()
                        + ". Raise them, so that they add up to 1 or more.")
                : Optional.empty();
    }

    private BigDecimal sum(Function<Range, BigDecimal> end) {
        return PriceTier.PAID.stream().map(this::of).map(end).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
