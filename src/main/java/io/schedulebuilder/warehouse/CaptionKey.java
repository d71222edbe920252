package io.schedulebuilder.warehouse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** What makes two texts the same caption: their letters and digits, whatever their case, symbols and spacing. */
public final class CaptionKey {
    private static final Pattern SYMBOLS = Pattern.compile("[\\p{So}\\p{Sk}\\p{Sm}\\p{Sc}]");
    private static final Pattern NEITHER_WORD_NOR_SPACE = Pattern.compile("[^A-Za-z0-9_\\s]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private CaptionKey() {}

    /**
     * Hex SHA-256 of the text lower-cased and trimmed, without Unicode symbols, without anything but word characters
     * (ASCII, as in RE2) and spaces, runs of spaces as one. A text of which nothing is left (emoji alone, another
     * script) is hashed as it stands, trimmed: such texts are the same only when they are equal.
     */
    public static String of(String text) {
        String trimmed = text.strip();
        String words = SYMBOLS.matcher(trimmed.toLowerCase(Locale.ROOT)).replaceAll("");
        words = NEITHER_WORD_NOR_SPACE.matcher(words).replaceAll("");
        words = SPACES.matcher(words).replaceAll(" ");
        return sha256(words.isBlank() ? trimmed : words);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
