package io.schedulebuilder.policy.language;

import io.schedulebuilder.policy.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tokens of a piece of a rule file, read one after the other. Comments and blanks are skipped. */
final class Tokens {
    private static final Set<String> LONG_SIGNS = Set.of("<=", ">=", "==", "!=", "&&", "||");

    private final List<Token> tokens;
    private int position;

    private Tokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Cuts a text into tokens.
     *
     * @param firstLine the line of the file on which the text begins
     */
    static Tokens of(String text, int firstLine) {
        List<Token> tokens = new Lexer(text, firstLine).tokens();
        tokens.removeIf(token -> token.is(Kind.COMMENT));
        return new Tokens(tokens);
    }

    /** The tokens and comments of a whole file, in order, without the end. */
    static List<Token> withComments(String text) {
        List<Token> tokens = new Lexer(text, 1).tokens();
        tokens.remove(tokens.size() - 1);
        return tokens;
    }

    Token peek() {
        return tokens.get(position);
    }

    /** The token that was passed last. */
    Token previous() {
        return tokens.get(Math.max(position - 1, 0));
    }

    boolean atEnd() {
        return peek().is(Kind.END);
    }

    /** The next token; the last one, again and again, is the end. */
    Token next() {
        Token token = peek();
        if (!atEnd()) {
            position++;
        }
        return token;
    }

    /** Passes over a sign or word if it comes next. */
    boolean take(String signOrWord) {
        boolean found = peek().is(signOrWord);
        if (found) {
            position++;
        }
        return found;
    }

    private static final class Lexer {
        private final String text;
        private final List<Token> tokens = new ArrayList<>();
        private int at;
        private int line;

        Lexer(String text, int firstLine) {
            this.text = text;
            this.line = firstLine;
        }

        List<Token> tokens() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\n') {
                    line++;
                    at++;
                } else if (c == ' ' || c == '\t') {
                    at++;
                } else if (text.startsWith("//", at)) {
                    comment(orEnd(text.indexOf('\n', at)));
                } else if (text.startsWith("/*", at)) {
                    blockComment();
                } else if (c == '"') {
                    quoted();
                } else if (isDigit(c)) {
                    run(Kind.NUMBER);
                } else if (isLetter(c)) {
                    run(Kind.WORD);
                } else {
                    sign();
                }
            }
            tokens.add(new Token(Kind.END, "", line));
            return tokens;
        }

        private void blockComment() {
            int close = text.indexOf("*/", at + 2);
            if (close < 0) {
                tokens.add(new Token(Kind.UNCLOSED, "/*", line));
            }
            comment(close < 0 ? text.length() : close + 2);
        }

        private void comment(int end) {
            Token comment = new Token(Kind.COMMENT, text.substring(at, end), line);
            tokens.add(comment);
            line = comment.lastLine();
            at = end;
        }

        /** Only double quotes quote, so a quoted text holds none, and can be written out between them again. */
        private void quoted() {
            int lineEnd = orEnd(text.indexOf('\n', at));
            int close = text.indexOf('"', at + 1);
            if (close < 0 || close > lineEnd) {
                tokens.add(new Token(Kind.UNCLOSED, "\"", line));
                at = lineEnd;
            } else {
                tokens.add(new Token(Kind.QUOTED, text.substring(at + 1, close), line));
                at = close + 1;
            }
        }

        private void run(Kind kind) {
            int start = at;
            while (at < text.length() && continues(kind, text.charAt(at))) {
                at++;
            }
            tokens.add(new Token(kind, text.substring(start, at), line));
        }

        private static boolean continues(Kind kind, char c) {
            return isLetter(c) || isDigit(c) || (kind == Kind.NUMBER && c == '.');
        }

        private void sign() {
            int length = at + 2 <= text.length() && LONG_SIGNS.contains(text.substring(at, at + 2))
                    ? 2
                    : Character.charCount(text.codePointAt(at));
            tokens.add(new Token(Kind.SIGN, text.substring(at, at + length), line));
            at += length;
        }

        private int orEnd(int index) {
            return index < 0 ? text.length() : index;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isLetter(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
        }
    }
}
