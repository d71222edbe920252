package io.schedulebuilder.domain;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Text from outside, safe to show. Characters that control a terminal, change the reading order or are invisible become
 * <code>&#92;u001b</code>; in JSON this escape means the same character. Ordinary text of any script is unchanged,
 * including the joiners that its words and emoji need.
 */
public final class VisibleText {
    private static final HexFormat HEX = HexFormat.of();
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int SKIN_LIGHTEST = 0x1F3FB;
    private static final int SKIN_DARKEST = 0x1F3FF;
    private static final int TAG_BASE = 0xE0000;
    private static final int TAG_END = 0xE007F;

    /** The only flags in use that consist of tag characters: England, Scotland, Wales. */
    private static final Set<String> TAGGED_FLAGS = Set.of("gbeng", "gbsct", "gbwls");

    /** Unicode's Default_Ignorable_Code_Point, the line separators, annotations, and a blank that is not a space. */
    private static final int[][] HIDDEN =
            ranges("00AD 034F 061C 115F-1160 17B4-17B5 180B-180F 200B-200F 2028-202E 2060-206F 2800 3164 "
                    + "FE00-FE0F FEFF FFA0 FFF0-FFFB 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF");

    /** Unicode's Extended_Pictographic and its flag letters, gaps included. */
    private static final int[][] PICTOGRAPHS =
            ranges("00A9 00AE 203C 2049 2122 2139 2194-21AA 231A-23FF 24C2 25AA-27BF 2934-2935 2B05-2B55 "
                    + "3030 303D 3297 3299 1F000-1FAFF");

    /** Scripts whose letters change their shape with a joiner between them. */
    private static final Set<UnicodeScript> JOINING = EnumSet.of(
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC,
            UnicodeScript.NKO,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER);

    private VisibleText() {}

    /** The visible text; line breaks and tabs stay. */
    public static String of(String text) {
        return shown(text, true);
    }

    /** The visible text for a single line: line breaks and tabs are escaped, too. */
    public static String line(String text) {
        return shown(text, false);
    }

    private static String shown(String text, boolean breaksStay) {
        if (text.chars().allMatch(c -> isPlain(c, breaksStay))) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            int tags = tagsOfAFlag(points, i);
            if (tags > 0) {
                for (int end = i + tags; i < end; i++) {
                    shown.appendCodePoint(points[i]);
                }
                shown.appendCodePoint(points[i]);
            } else if (isPlain(point, breaksStay) || !hides(point) || belongs(points, i)) {
                shown.appendCodePoint(point);
            } else {
                for (char half : Character.toChars(point)) {
                    shown.append("\\u").append(HEX.toHexDigits(half));
                }
            }
        }
        return shown.toString();
    }

    private static boolean isPlain(int c, boolean breaksStay) {
        return (c >= ' ' && c < 0x7F) || (breaksStay && (c == '\n' || c == '\t'));
    }

    private static boolean hides(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || (point & 0xFFFE) == 0xFFFE
                || (point >= 0xFDD0 && point <= 0xFDEF)
                || isIn(HIDDEN, point);
    }

    /** Whether an invisible character is part of the word or emoji around it. */
    private static boolean belongs(int[] points, int i) {
        int before = i == 0 ? 0 : points[i - 1];
        int after = i + 1 == points.length ? 0 : points[i + 1];
        return switch (points[i]) {
            case JOINER -> joinsEmoji(points, i) || joinsLetters(before, after);
            case NON_JOINER -> joinsLetters(before, after);
            case TEXT_STYLE, EMOJI_STYLE -> isIn(PICTOGRAPHS, before) || (after == KEYCAP && isKey(before));
            default -> selectsAForm(before, points[i]);
        };
    }

    private static boolean joinsEmoji(int[] points, int i) {
        int before = i - 1;
        while (before > 0 && (points[before] == EMOJI_STYLE || isSkin(points[before]))) {
            before--;
        }
        return before >= 0
                && isIn(PICTOGRAPHS, points[before])
                && i + 1 < points.length
                && isIn(PICTOGRAPHS, points[i + 1]);
    }

    /**
     * Whether a joiner belongs here: after a letter or a mark, and before one, unless the word ends in a mark that the
     * joiner shapes.
     */
    private static boolean joinsLetters(int before, int after) {
        return isOfAWord(before) && (isOfAWord(after) || isMark(before));
    }

    private static boolean isOfAWord(int point) {
        return (Character.isLetter(point) || isMark(point)) && JOINING.contains(UnicodeScript.of(point));
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Variants of Chinese characters and Mongolian letters that distinguish names. */
    private static boolean selectsAForm(int before, int selector) {
        return (selector >= 0xE0100 && selector <= 0xE01EF && Character.isIdeographic(before))
                || (selector >= 0x180B
                        && selector <= 0x180F
                        && selector != 0x180E
                        && Character.isLetter(before)
                        && UnicodeScript.of(before) == UnicodeScript.MONGOLIAN);
    }

    /** How many tag characters follow a flag that consists of them; 0 if there is no such flag here. */
    private static int tagsOfAFlag(int[] points, int i) {
        if (points[i] != BLACK_FLAG) {
            return 0;
        }
        StringBuilder spelled = new StringBuilder();
        int end = i + 1;
        while (end < points.length && points[end] > TAG_BASE && points[end] < TAG_END) {
            spelled.appendCodePoint(points[end] - TAG_BASE);
            end++;
        }
        return end < points.length && points[end] == TAG_END && TAGGED_FLAGS.contains(spelled.toString()) ? end - i : 0;
    }

    private static boolean isSkin(int point) {
        return point >= SKIN_LIGHTEST && point <= SKIN_DARKEST;
    }

    private static boolean isKey(int point) {
        return point == '#' || point == '*' || (point >= '0' && point <= '9');
    }

    /** Parses ranges of code points in hex, first and last included. */
    private static int[][] ranges(String hex) {
        return Arrays.stream(hex.split(" ", -1))
                .map(range -> range.split("-", -1))
                .map(ends ->
                        new int[] {HexFormat.fromHexDigits(ends[0]), HexFormat.fromHexDigits(ends[ends.length - 1])})
                .toArray(int[][]::new);
    }

    private static boolean isIn(int[][] ranges, int point) {
        return Arrays.stream(ranges).anyMatch(range -> point >= range[0] && point <= range[1]);
    }
}
