package io.schedulebuilder.policy.language;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A word, number, quoted text or sign in a rule file.
 *
 * @param text as written; quoted text is without its quotes
 * @param line the line in the file, from 1
 */
public record Token(Kind kind, String text, int line) {
    public enum Kind {
        WORD,
        NUMBER,
        QUOTED,
        SIGN,
        /** A comment with its delimiters. Only {@link Tokens#withComments} returns comments. */
        COMMENT,
        /** A quote or comment that is never closed. */
        UNCLOSED,
        /** After the last token. */
        END
    }

    /** Short enough that a {@code double} loses no digit. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");

    public boolean is(Kind expected) {
        return kind == expected;
    }

    /** The line on which the token ends. Only a comment can have several lines. */
    int lastLine() {
        return line + (int) text.chars().filter(c -> c == '\n').count();
    }

    /** Whether the token is this sign or unquoted word. */
    public boolean is(String signOrWord) {
        return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(signOrWord);
    }

    /** Whether the token is a number as people write it: 5000 or 0.75, not 5L, 0x1F or 1e9. */
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

    /** The token as the rule engine reads it, with numbers as decimals. */
    public String literal() {
        if (kind != Kind.NUMBER) {
            return '"' + text + '"';
        }
        String digits = number().toPlainString();
        return digits.contains(".") ? digits : digits + ".0";
    }

    /** The token for messages: shortened, and quoted text with its quotes. */
    public String asWritten() {
        return kind == Kind.QUOTED ? inQuotes() : Wording.shortened(text);
    }

    /** The token for messages: shortened, and always in quotes. */
    public String inQuotes() {
        return Wording.quoted(text);
    }
}
