package io.schedulebuilder.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of one creator's account, as the warehouse spells it. */
public record PageName(String value) implements Comparable<PageName> {
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /**
     * Format characters such as a zero-width space. Joiners are not included: they hold emoji together, so their effect
     * is visible.
     */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\u200D]]");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public PageName {
        value = value.strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a page name is empty");
        }
    }

    /**
     * The same for two spellings that people take for one name. Ignores case, composed or decomposed accents, the width
     * of white space, and invisible characters.
     */
    public String key() {
        String composed = INVISIBLE
                .matcher(Normalizer.normalize(value, Normalizer.Form.NFC))
                .replaceAll("");
        String spaced = SPACES.matcher(composed).replaceAll(" ").strip();
        String folded = spaced.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT); // so that ß becomes ss
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Whether people would take both for the same name. */
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
