package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.Nearest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Formats values and words in the texts that analysts read. */
public final class Wording {
    private static final int LONGEST_QUOTE = 60;

    private Wording() {}

    /** A sentence about an unknown word, with the nearest known one. */
    public static String unknown(String kind, String given, String kinds, List<String> known) {
        return "unknown " + kind + " \"" + shortened(given) + "\"." + didYouMean(given, known) + " " + kinds + ": "
                + String.join(", ", known) + ".";
    }

    /** A value for people: numbers with thousands separators. */
    public static String value(Object value) {
        if (value instanceof BigDecimal decimal) {
            return written(decimal.stripTrailingZeros());
        }
        return value instanceof Integer number ? Counted.grouped(number) : String.valueOf(value);
    }

    /** A number for people: with thousands separators, and decimals as they were written. */
    public static String written(BigDecimal value) {
        String decimals = value.scale() > 0 ? value.toPlainString().replaceFirst("^-?\\d+", "") : "";
        return Counted.grouped(value.setScale(0, RoundingMode.DOWN).longValue()) + decimals;
    }

    /** Joins words with "or": a, b or c. */
    public static String either(List<String> words) {
        return joined(words, " or ");
    }

    /** Joins words with "and": a, b and c. */
    public static String both(List<String> words) {
        return joined(words, " and ");
    }

    private static String joined(List<String> words, String lastJoin) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + lastJoin + words.get(last);
    }

    /** A piece of a file, shortened and in quotes. */
    public static String quoted(String text) {
        return '"' + shortened(text) + '"';
    }

    /** Shortens a piece of a file, which may be as long as the file. */
    public static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }

    /** Suggests the nearest known word, and says which letters differ if a person cannot see the difference. */
    static String didYouMean(String given, Collection<String> known) {
        int most = Math.max(1, Math.min(given.length(), 24) / 3);
        Optional<String> near = Nearest.to(LookAlike.read(given), known, word -> most);
        return Nearest.question(near)
                + near.map(word -> LookAlike.differences(given)).orElse("");
    }
}
