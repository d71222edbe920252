package io.schedulebuilder.policy.language;

import io.schedulebuilder.policy.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tokens of a piece of a rule file one by one. Skips comments and white space. */
final class Tokens {
    /**
     * A token between white space. Only double quotes quote, so quoted text contains none and can be written with
     * quotes again.
     */
    private static final Pattern TOKEN = Pattern.compile("\n"
            + "|(?<comment>//[^\n]*|/\\*(?s:.*?)(?:\\*/|(?<unclosed>\\z)))"
            + "|(?<quoted>\"[^\"\n]*(?:\"|[^\n]*))"
            + "|(?<number>[0-9][\\w$.]*)"
            + "|(?<word>[A-Za-z_$][\\w$]*)"
            + "|<=|>=|==|!=|&&|\\|\\||[^ \t]");

    private final List<Token> tokens;
    private int position;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Splits a text into tokens.
     *
     * @param firstLine the line of the file on which the text starts
     */
    static Tokens of(String text, int firstLine) {
        List<Token> tokens = lex(text, firstLine);
        tokens.removeIf(token -> token.is(Kind.COMMENT));
        return new Tokens(tokens);
    }

    /** The tokens and comments of a whole file, in order, without the END token. */
    static List<Token> withComments(String text) {
        List<Token> tokens = lex(text, 1);
        tokens.remove(tokens.size() - 1);
        return tokens;
    }

    Token peek() {
        return tokens.get(position);
    }

    /** The token that was read last. */
    Token previous() {
        return tokens.get(Math.max(position - 1, 0));
    }

    boolean atEnd() {
        return peek().is(Kind.END);
    }

    /** The next token. After the last one, always returns the END token. */
    Token next() {
        Token token = peek();
        if (!atEnd()) {
            position++;
        }
        return token;
    }

    /** The next token; a number with its sign. */
    Token value() {
        Token token = next();
        if (token.is("-") && peek().is(Kind.NUMBER)) {
            Token digits = next();
            return new Token(Kind.NUMBER, "-" + digits.text(), digits.line());
        }
        return token;
    }

    /** Reads a sign or word if it is next. Returns whether it was. */
    boolean take(String signOrWord) {
        boolean found = peek().is(signOrWord);
        if (found) {
            position++;
        }
        return found;
    }

    private static List<Token> lex(String text, int firstLine) {
        List<Token> tokens = new ArrayList<>();
        int line = firstLine;
        for (Matcher next = TOKEN.matcher(text); next.find(); ) {
            String found = next.group();
            if (found.equals("\n")) {
                line++;
            } else if (next.group("comment") != null) {
                if (next.group("unclosed") != null) {
                    tokens.add(new Token(Kind.UNCLOSED, "/*", line));
                }
                Token comment = new Token(Kind.COMMENT, found, line);
                tokens.add(comment);
                line = comment.lastLine();
            } else if (next.group("quoted") != null) {
                boolean closed = found.length() > 1 && found.endsWith("\"");
                tokens.add(
                        closed
                                ? new Token(Kind.QUOTED, found.substring(1, found.length() - 1), line)
                                : new Token(Kind.UNCLOSED, "\"", line));
            } else if (next.group("number") != null) {
                tokens.add(new Token(Kind.NUMBER, found, line));
            } else {
                tokens.add(new Token(next.group("word") != null ? Kind.WORD : Kind.SIGN, found, line));
            }
        }
        tokens.add(new Token(Kind.END, "", line));
        return tokens;
    }
}
