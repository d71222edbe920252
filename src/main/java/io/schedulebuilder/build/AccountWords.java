package io.schedulebuilder.build;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.schedule.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Words for a page's figures, chosen to match their sign. */
final class AccountWords {
    private AccountWords() {}

    /** Conversion in words. Above 100%, one of the counts must be wrong, because no more people can buy than view. */
    static String bought(BigDecimal conversion) {
        String percent = conversion.movePointRight(2).toPlainString();
        return conversion.compareTo(BigDecimal.ONE) > 0
                ? "more purchases than viewers (" + percent + "%): check viewed_count and purchased_count"
                : percent + "% of viewers bought";
    }

    /**
     * The name of a saturation part. It says "down" or "fall", so the words change if the measured value rose or did
     * not change.
     */
    static String moved(Plan.SaturationPart part) {
        int measured = percent(part).signum();
        if (isRun(part) || measured < 0) {
            return part.name();
        }
        return part.name()
                .replaceFirst(" down$", measured > 0 ? " up" : " unchanged")
                .replaceFirst(" fall$", measured > 0 ? " rise" : " change");
    }

    /** A deviation as a percentage, a run in days. */
    static String measured(Plan.SaturationPart part) {
        if (isRun(part)) {
            return Counted.of(part.measured().stripTrailingZeros().toPlainString(), "day");
        }
        BigDecimal percent = percent(part);
        return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + "%";
    }

    private static boolean isRun(Plan.SaturationPart part) {
        return part.threshold().signum() > 0;
    }

    /** Rounded as shown, so that the words match the figure. */
    private static BigDecimal percent(Plan.SaturationPart part) {
        return part.measured().movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }
}
