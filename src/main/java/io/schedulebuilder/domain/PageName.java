package io.schedulebuilder.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of one creator's account, as the warehouse spells it. */
public record PageName(String value) implements Comparable<PageName> {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /** Format signs such as a zero-width space; a joiner holds an emoji together and is seen by what it does. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\u200D]]");

    /** @throws IllegalArgumentException if the name is blank */
    public PageName {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a page name is empty");
        }
    }

    /**
     * What two spellings of one name have in common, as people compare them: case, composed or decomposed accents, the
     * width of white space and signs that cannot be seen do not matter.
     */
    public String key() {
        String composed = INVISIBLE
                .matcher(Normalizer.normalize(value, Normalizer.Form.NFC))
                .replaceAll("");
        String spaced = SPACES.matcher(composed).replaceAll(" ").strip();
        String folded = spaced.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // so that ß is ss
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Whether people take both for one name. */
    public boolean isSameAs(PageName other) {
        return key().equals(other.key());
    }

    @Override
    public int compareTo(PageName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
