package io.schedulebuilder.build;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.schedule.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The words for a page's figures; what they say goes the way of the figure. */
final class AccountWords {
    private AccountWords() {}

    /** No more people can buy than look: where the counts say so, one of them is wrong. */
    static String bought(BigDecimal conversion) {
        String percent = conversion.movePointRight(2).toPlainString();
        return conversion.compareTo(BigDecimal.ONE) > 0
                ? "more purchases than viewers (" + percent + "%): check viewed_count and purchased_count"
                : percent + "% of viewers bought";
    }

    /** A part is named for what it would weigh; what was measured may have gone the other way, or nowhere. */
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

    /** As it is shown, so that the words are those of the figure. */
    private static BigDecimal percent(Plan.SaturationPart part) {
        return part.measured().movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    }
}
