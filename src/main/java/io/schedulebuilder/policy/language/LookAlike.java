package io.schedulebuilder.policy.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds letters of other scripts that look like Latin ones, and invisible characters. They make a word look like
 * another.
 */
final class LookAlike {
    private static final int MOST_NAMED = 3;

    /** Cyrillic, Greek and Armenian letters, each followed by the Latin letter that it looks like. */
    private static final String PAIRS =
            "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXԚQԜWҮYӀIԌGаaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwӏlѵvгrпnкkтtмm"
                    + "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaγyεeιiκkνvοoρpτtυuχx"
                    + "ՏSՍUՕOօoսuոnհhցgƖIǀlıiɡgⅠIⅤVⅩXⅬLⅭCⅮDⅯM";

    private static final Map<Integer, Integer> LATIN = latin();

    private LookAlike() {}

    private static Map<Integer, Integer> latin() {
        int[] signs = PAIRS.codePoints().toArray();
        Map<Integer, Integer> latin = new HashMap<>();
        for (int i = 0; i < signs.length; i += 2) {
            latin.put(signs[i], signs[i + 1]);
        }
        return Map.copyOf(latin);
    }

    /** The text as a person reads it: in Latin letters, without invisible characters. */
    static String read(String written) {
        return Normalizer.normalize(
                written.codePoints()
                        .filter(sign -> !isUnseen(sign))
                        .map(sign -> LATIN.getOrDefault(sign, sign))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append),
                Normalizer.Form.NFKC);
    }

    /** A sentence about the characters that make a text differ from what it looks like; empty if there are none. */
    static String differences(String written) {
        List<String> named = new ArrayList<>();
        int[] signs = written.codePoints().toArray();
        for (int i = 0; i < signs.length && named.size() < MOST_NAMED; i++) {
            String read = read(Character.toString(signs[i]));
            if (isUnseen(signs[i])) {
                named.add("sign " + (i + 1) + " is " + name(signs[i]) + ", which is invisible");
            } else if (!read.equals(Character.toString(signs[i]))) {
                named.add("sign " + (i + 1) + " is " + name(signs[i]) + ", not " + read);
            }
        }
        String sentence = named.stream().collect(Collectors.joining("; "));
        return sentence.isEmpty()
                ? ""
                : " " + sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }

    private static boolean isUnseen(int sign) {
        int type = Character.getType(sign);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.UNASSIGNED
                || sign == '\u034F'
                || sign == '\u115F'
                || sign == '\u3164'
                || (sign >= 0xFE00 && sign <= 0xFE0F);
    }

    /** U+0415 CYRILLIC CAPITAL LETTER IE. */
    static String name(int sign) {
        String name = Character.getName(sign);
        return "U+" + String.format(Locale.ROOT, "%04X", sign) + (name == null ? "" : " " + name);
    }
}
