package io.schedulebuilder.selection;

import io.schedulebuilder.domain.PriceMixBounds;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How large one price tier's share of a week's PPVs may be, in hundredths of a percent. A share first grows to {@code
 * held}, then to {@code slowest}, and so on: each mark matters more than the marks after it.
 *
 * @param held the messages that the week already has
 * @param slowest ten points less than the share before
 * @param least of the rules, as far as ten points reach
 * @param most of the rules, as far as ten points reach
 * @param fastest ten points more than the share before
 */
record MixLimits(int held, int slowest, int least, int most, int fastest) {
    /** All PPVs of a week. */
    static final int WHOLE = 10_000;

    /** How far a share moves in a week at most: ten points. */
    static final int STEP = 1_000;

    /**
     * The limits of a tier.
     *
     * @param before the share that this one moves from
     */
    static MixLimits of(PriceMixBounds.Range range, int before, int held) {
        int slowest = Math.max(0, before - STEP);
        int fastest = Math.min(WHOLE, before + STEP);
        int least = clamp(units(range.least(), RoundingMode.CEILING), slowest, fastest);
        int most = clamp(units(range.most(), RoundingMode.FLOOR), least, fastest);
        return new MixLimits(
                held, Math.max(held, slowest), Math.max(held, least), Math.max(held, most), Math.max(held, fastest));
    }

    private static int units(BigDecimal share, RoundingMode mode) {
        return share.multiply(BigDecimal.valueOf(WHOLE)).setScale(0, mode).intValueExact();
    }

    private static int clamp(int value, int low, int high) {
        return Math.max(low, Math.min(high, value));
    }

    /** How many marks a share has reached. The fewer, the more urgently it grows. */
    int reached(int share) {
        int reached = 0;
        for (int mark : marks()) {
            reached += mark <= share ? 1 : 0;
        }
        return reached;
    }

    /** The next mark above a share; the whole if there is none. */
    int next(int share) {
        for (int mark : marks()) {
            if (mark > share) {
                return mark;
            }
        }
        return WHOLE;
    }

    private int[] marks() {
        return new int[] {held, slowest, least, most, fastest};
    }
}
