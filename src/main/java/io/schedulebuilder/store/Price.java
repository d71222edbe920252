package io.schedulebuilder.store;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * The price of billed bytes.
 *
 * @param dollarsPerTebibyte on-demand price
 */
public record Price(BigDecimal dollarsPerTebibyte) {
    /**
     * The on-demand price in the US in 2026 (BigQuery pricing, "On-demand compute pricing"). The first tebibyte of a
     * month is free.
     */
    public static final Price ON_DEMAND = new Price(new BigDecimal("6.25"));

    private static final BigDecimal TEBIBYTE = new BigDecimal(1L << 40);
    private static final double KIBI = 1024;
    private static final int SHOWN_DIGITS = 4;

    /** The price in dollars: "$0.0012". It has four decimals; smaller prices have two significant digits. */
    public String of(long bytes) {
        BigDecimal dollars = dollarsPerTebibyte.multiply(new BigDecimal(bytes)).divide(TEBIBYTE, MathContext.DECIMAL64);
        BigDecimal shown = dollars.setScale(SHOWN_DIGITS, RoundingMode.HALF_UP);
        return "$" + (shown.signum() == 0 && bytes > 0 ? dollars.round(new MathContext(2)) : shown).toPlainString();
    }

    /** The size with its unit: "31.4 MiB". */
    public static String size(long bytes) {
        if (bytes < KIBI * KIBI) {
            return String.format(Locale.ROOT, "%.1f KiB", bytes / KIBI);
        }
        return bytes < KIBI * KIBI * KIBI
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / KIBI / KIBI)
                : String.format(Locale.ROOT, "%.2f GiB", bytes / KIBI / KIBI / KIBI);
    }
}
