package io.schedulebuilder.terminal;

import io.schedulebuilder.domain.VisibleText;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Our own colors, kept apart from escape sequences in text from outside: until it is printed, a color is written as a
 * random mark that no file can contain.
 */
public final class Style {
    private static final String MARK = mark();
    private static final Pattern MARKED = Pattern.compile(Pattern.quote(MARK));

    private Style() {}

    /** The text in a style, such as {@code 48;5;238}, followed by a reset. */
    public static String of(String codes, String text) {
        return MARK + codes + "m" + text + MARK + "0m";
    }

    /** The number of visible characters: styles have none. */
    static int width(String text) {
        return text.replaceAll(Pattern.quote(MARK) + "[0-9;]*m", "").length();
    }

    /** The text for a terminal: our own styles become escape sequences, everything else becomes visible text. */
    public static String shown(String text) {
        return text.contains(MARK)
                ? Arrays.stream(MARKED.split(text, -1)).map(VisibleText::of).collect(Collectors.joining("\u001b["))
                : VisibleText.of(text);
    }

    private static String mark() {
        return "\uFDD0" + HexFormat.of().toHexDigits(new SplittableRandom().nextLong()) + "\uFDD1";
    }
}
