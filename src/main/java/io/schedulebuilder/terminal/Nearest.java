package io.schedulebuilder.terminal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The word that a mistyped one was meant to be. */
public final class Nearest {
    private Nearest() {}

    /** The nearest of {@code words}, unless more than a third of its letters differ. */
    public static Optional<String> to(String mistyped, Collection<String> words) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String typed = mistyped.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> distance.apply(typed, word.toLowerCase(Locale.ROOT)) <= Math.max(2, word.length() / 3))
                .min(Comparator.comparing(word -> distance.apply(typed, word.toLowerCase(Locale.ROOT))));
    }
}
