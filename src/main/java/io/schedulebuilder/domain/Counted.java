package io.schedulebuilder.domain;

import java.util.Locale;

/** A count with its noun, for people: 1 day, 2 days. */
public final class Counted {
    private Counted() {}

    /** The count and the noun, with an s unless the count is one. */
    public static String of(long count, String noun) {
        return of(Long.toString(count), noun);
    }

    /** The same for a table: with thousands separators, right-aligned to a width. */
    public static String of(long count, String noun, int width) {
        String counted = of(grouped(count), noun);
        int digits = counted.indexOf(' ');
        return " ".repeat(Math.max(0, width - digits)) + counted;
    }

    /** The same for a number that is already formatted. */
    public static String of(String count, String noun) {
        return count + " " + noun + (count.equals("1") || count.equals("-1") || count.equals("+1") ? "" : "s");
    }

    /** A number with thousands separators. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
