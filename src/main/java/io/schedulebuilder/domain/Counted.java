package io.schedulebuilder.domain;

import java.util.Locale;

/** A count with its noun, for people: 1 day, 2 days. */
public final class Counted {
    private Counted() {}

    /** The count and the noun, which takes an s unless there is one. */
    public static String of(long count, String noun) {
        return of(Long.toString(count), noun);
    }

    /** The same in a table: with separators of thousands, flush right in so many columns. */
    public static String of(long count, String noun, int width) {
        String counted = of(grouped(count), noun);
        int digits = counted.indexOf(' ');
        return " ".repeat(Math.max(0, width - digits)) + counted;
    }

    /** The same of a number that is written already, with its separators or decimals. */
    public static String of(String count, String noun) {
        return count + " " + noun + (count.equals("1") || count.equals("-1") || count.equals("+1") ? "" : "s");
    }

    /** A number with separators of thousands. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
