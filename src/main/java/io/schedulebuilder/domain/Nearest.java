package io.schedulebuilder.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Finds the word that a mistyped word was meant to be: the one with the fewest letters changed, ignoring case. */
public final class Nearest {
    private Nearest() {}

    /** The nearest word, unless more than a third of its letters differ. */
    public static Optional<String> to(String typed, Collection<String> words) {
        return to(typed, words, word -> Math.max(2, word.length() / 3));
    }

    /**
     * The nearest word.
     *
     * @param most the maximum number of different letters for a word
     */
    public static Optional<String> to(String typed, Collection<String> words, ToIntFunction<String> most) {
        return words.stream()
                .filter(word -> Math.abs(word.length() - typed.length()) <= most.applyAsInt(word))
                .filter(word -> distance(typed, word) <= most.applyAsInt(word))
                .min(first(typed));
    }

    /** A question with a leading space; empty if no word is near. */
    public static String question(Optional<String> nearest) {
        return nearest.map(word -> " Did you mean " + word + "?").orElse("");
    }

    /** Orders values by the distance of their text, nearest first. */
    public static <T> Comparator<T> first(String typed) {
        return Comparator.comparingInt(word -> distance(typed, word.toString()));
    }

    /** The number of letters to change, add or remove: the Levenshtein distance. */
    public static int distance(String from, String to) {
        String typed = from.toLowerCase(Locale.ROOT);
        String meant = to.toLowerCase(Locale.ROOT);
        int[] row = IntStream.rangeClosed(0, meant.length()).toArray();
        for (int i = 1; i <= typed.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= meant.length(); j++) {
                int changed = diagonal + (typed.charAt(i - 1) == meant.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[meant.length()];
    }
}
