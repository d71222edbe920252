package io.schedulebuilder.policy.language;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A word, number, quoted text or sign of a rule file.
 *
 * @param text as written, without the quotes of a quoted text
 * @param line in the file, from 1
 */
public record Token(Kind kind, String text, int line) {
    public enum Kind {
        WORD,
        NUMBER,
        QUOTED,
        SIGN,
        /** From its first sign to its last; only {@link Tokens#withComments} has any. */
        COMMENT,
        /** A quote or comment that is never closed. */
        UNCLOSED,
        /** After the last token. */
        END
    }

    /** So short that no digit is lost in a {@code double}. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

    public boolean is(Kind expected) {
        return kind == expected;
    }

    /** The line on which it ends: only a comment can have several. */
    int lastLine() {
        return line + (int) text.chars().filter(c -> c == '\n').count();
    }

    /** Whether this is the sign, or the unquoted word. */
    public boolean is(String signOrWord) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(signOrWord);
    }

    /** Whether the digits are a number as people write it: 5000 or 0.75, not 5L, 0x1F or 1e9. */
    public boolean isPlainNumber() {
        return kind == Kind.NUMBER
                && PLAIN_NUMBER
                        .matcher(text.startsWith("-") ? text.substring(1) : text)
                        .matches();
    }

    /** The value of a plain number. */
    public BigDecimal number() {
        return new BigDecimal(text);
    }

    /** As the rule engine reads it: numbers as decimals. */
    public String literal() {
        if (kind != Kind.NUMBER) {
            return '"' + text + '"';
        }
        String digits = number().toPlainString();
        return digits.contains(".") ? digits : digits + ".0";
    }

    /** For messages: not too long, and a quoted text with its quotes. */
    public String asWritten() {
        return kind == Kind.QUOTED ? inQuotes() : Wording.shortened(text);
    }

    /** For messages: not too long, and between quotes whatever it is. */
    public String inQuotes() {
        return '"' + Wording.shortened(text) + '"';
    }
}
