package io.schedulebuilder.store;

import io.schedulebuilder.domain.Digest;
import java.util.Locale;

/** Decides whether two texts are the same for a subscriber: they are if their keys are equal. */
public final class CaptionKey {
    private CaptionKey() {}

    /**
     * Hex SHA-256 of the text: trimmed, in lower case, reduced to ASCII word characters ({@code 0-9 a-z _}), with each
     * run of white space as one space. Symbols, emoji and punctuation do not count.
     *
     * <p>This reduction would give the same key to all texts in emoji or in another script. So if it drops more letters
     * and digits than it keeps, or keeps none, the key is the hash of the exact text, trimmed.
     */
    public static String of(String text) {
        String trimmed = text.strip();
        StringBuilder kept = new StringBuilder(trimmed.length());
        int lettersKept = 0;
        int lettersDropped = 0;
        for (int c : trimmed.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            if (isSpace(c)) {
                if (kept.isEmpty() || kept.charAt(kept.length() - 1) != ' ') {
                    kept.append(' ');
                }
            } else if (isWord(c)) {
                kept.appendCodePoint(c);
                lettersKept++;
            } else if (Character.isLetterOrDigit(c)) {
                lettersDropped++;
            }
        }
        return Digest.hex(lettersKept == 0 || lettersDropped > lettersKept ? trimmed : kept.toString());
    }

    private static boolean isWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }
}
