package io.schedulebuilder.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;

/** Formats figures for people. Negative figures use a minus sign, not a hyphen. */
public final class Figures {
    private static final String MINUS = "\u2212";
    private static final String NONE = "\u2013";

    private Figures() {}

    /** Whole dollars: $1,235. */
    public static String dollars(double dollars) {
        String digits = String.format(Locale.ROOT, "%,d", Math.round(Math.abs(dollars)));
        return (Math.round(dollars) < 0 ? MINUS : "") + "$" + digits;
    }

    /** Dollars for a scale, in thousands or millions where they are that large: $800, $1.5k, $2M. */
    public static String shortDollars(double dollars) {
        return dollars >= 1e6
                ? "$" + count(dollars / 1e6) + "M"
                : dollars >= 1e3 ? "$" + count(dollars / 1e3) + "k" : "$" + count(dollars);
    }

    /** Whole dollars with their sign: +$1,235, −$12, $0. */
    public static String signedDollars(double dollars) {
        return (Math.round(dollars) > 0 ? "+" : "") + dollars(dollars);
    }

    /** A share in percent with its sign, to a tenth: −4.5%; a dash if there is none. */
    public static String signedPercent(OptionalDouble share) {
        if (share.isEmpty()) {
            return NONE;
        }
        double percent = rounded(100 * share.getAsDouble(), 1).doubleValue();
        String digits = String.format(Locale.ROOT, "%.1f%%", Math.abs(percent));
        return (percent > 0 ? "+" : percent < 0 ? MINUS : "") + digits;
    }

    /** A share in percent, to a tenth: 98.2%. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", rounded(100 * share, 1).doubleValue());
    }

    /** A number with a minus sign if it is below 0: 0.83, −12.4. */
    public static String signed(double value, int places) {
        BigDecimal rounded = rounded(value, places);
        return (rounded.signum() < 0 ? MINUS : "") + rounded.abs().toPlainString();
    }

    /** A whole number with thousands separators: 35,960, −1,200. */
    public static String whole(double value) {
        return whole(Math.round(value));
    }

    /** A whole number with thousands separators: 35,960, −1,200. */
    public static String whole(long value) {
        return (value < 0 ? MINUS : "") + String.format(Locale.ROOT, "%,d", Math.abs(value));
    }

    /** A mean of counts, to a tenth if it is not whole: 14, 13.7. */
    public static String count(double count) {
        return rounded(count, 1).stripTrailingZeros().toPlainString();
    }

    /** Rounds half up, for programs. */
    public static BigDecimal rounded(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    }
}
