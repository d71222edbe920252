package io.schedulebuilder.files;

import io.schedulebuilder.domain.Digest;
import java.nio.charset.StandardCharsets;

/** Names of files after words that may hold anything. */
public final class FileName {
    /** In UTF-8, so that with a date and an ending it is a name in any file system. */
    private static final int MOST_BYTES = 100;

    private static final int MARK_DIGITS = 8;

    private FileName() {}

    /**
     * The word itself where it may name a file, else what is left of it, with a mark that no other word has.
     *
     * @param reserved a word that is to be marked whatever it looks like
     */
    public static String of(String word, String reserved) {
        String plain = word.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        String name = plain;
        while (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name.equals(word) && !word.equals(reserved)
                ? name
                : name + "-" + Digest.hex(word).substring(0, MARK_DIGITS);
    }
}
