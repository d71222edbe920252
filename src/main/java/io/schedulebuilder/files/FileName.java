package io.schedulebuilder.files;

import io.schedulebuilder.domain.Digest;
import java.nio.charset.StandardCharsets;

/** Derives file names from arbitrary words. */
public final class FileName {
    /** In UTF-8. With a date and an extension, such a name is valid on any file system. */
    private static final int MOST_BYTES = 100;

    private static final int MARK_DIGITS = 8;

    private FileName() {}

    /**
     * The word itself if it is a valid file name; otherwise the valid part of it, with a mark that is unique to the
     * word.
     *
     * @param reserved a word that always gets a mark
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
