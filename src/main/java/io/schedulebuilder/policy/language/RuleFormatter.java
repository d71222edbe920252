package io.schedulebuilder.policy.language;

import io.schedulebuilder.policy.language.StatementLayout.Piece;
import io.schedulebuilder.policy.language.StatementLayout.Placement;
import io.schedulebuilder.policy.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Formats a rule file like the shipped files. Words, numbers, text and comments stay as written and in order. Only
 * white space changes, so the rules keep their meaning.
 *
 * <p>A comment on its own line stays on its own line, a comment after something stays after it, and a comment in the
 * middle of a line stays before the same word. Outside rules a blank line stays, but only one.
 */
public final class RuleFormatter {
    private static final Set<String> PARTS = Set.of("rule", "when", "then", "end");
    private static final String INDENT = "    ";

    private final List<Token> tokens;
    private final LaidOutLines lines = new LaidOutLines();
    /**
     * The pieces that are written together: a rule's head, a fact with its connector, or a call up to its semicolon.
     */
    private final List<Piece> statement = new ArrayList<>();
    /** Comments in the middle of a line, waiting for the word after them. */
    private final List<Piece> pending = new ArrayList<>();

    private String part = "end";
    private int depth;
    private boolean behindWords;

    private RuleFormatter(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * The formatted text of a file, with line feeds only and one at the end.
     *
     * @param file a file in which {@link RuleParser} finds no fault
     */
    public static String format(RuleFile file) {
        List<Token> tokens = Tokens.withComments(file.text());
        String text = new RuleFormatter(tokens).text();
        if (!written(tokens).equals(written(Tokens.withComments(text)))) {
            throw new IllegalStateException("the layout would change " + file.name());
        }
        return text;
    }

    private static List<List<Object>> written(List<Token> tokens) {
        return tokens.stream().map(RuleFormatter::written).toList();
    }

    private static List<Object> written(Token token) {
        return List.of(token.kind(), token.is(Kind.COMMENT) ? StatementLayout.written(token) : token.text());
    }

    private String text() {
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            if (token.is(Kind.COMMENT)) {
                comment(token, at);
            } else if (isPart(token)) {
                part(token, at);
                behindWords = true;
            } else {
                word(token);
                behindWords = true;
            }
        }
        endStatement();
        return lines.text();
    }

    private static boolean isPart(Token token) {
        return token.is(Kind.WORD) && PARTS.contains(token.text());
    }

    private void part(Token token, int at) {
        endStatement();
        part = token.text();
        if (part.equals("rule")) {
            lines.blankLine(isBlankBefore(at));
            statement.add(new Piece(token, Placement.WITHIN));
        } else {
            lines.add(part);
        }
    }

    private void word(Token token) {
        if (isComplete() && beginsAnother(token)) {
            endStatement();
        }
        statement.addAll(pending);
        pending.clear();
        statement.add(new Piece(token, Placement.WITHIN));
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }

    /** Whether the statement can end here. */
    private boolean isComplete() {
        Optional<Token> last = lastWord();
        return depth == 0 && last.map(this::canEnd).orElse(true);
    }

    private boolean canEnd(Token last) {
        return switch (part) {
            case "rule" -> !last.is("rule") && !last.is("salience") && !last.is("-");
            case "when" -> last.is(")") || last.is(";");
            default -> last.is(";");
        };
    }

    /** Whether a word starts a new statement if the one before it is complete. */
    private boolean beginsAnother(Token token) {
        return switch (part) {
            case "rule" -> token.is("salience");
            case "when" -> !token.is(";");
            default -> true;
        };
    }

    private Optional<Token> lastWord() {
        return statement.stream()
                .map(Piece::token)
                .filter(token -> !token.is(Kind.COMMENT))
                .reduce((before, last) -> last);
    }

    private void endStatement() {
        if (!statement.isEmpty()) {
            boolean head = statement.get(0).token().is("rule");
            new StatementLayout(statement, head ? "" : INDENT).writeTo(lines);
            statement.clear();
        }
    }

    private void comment(Token comment, int at) {
        boolean behind = behindWords && at > 0 && tokens.get(at - 1).lastLine() == comment.line();
        if (isBeforeWord(at)) {
            pending.add(new Piece(comment, Placement.WITHIN));
        } else if (behind && statement.isEmpty()) {
            lines.behind(StatementLayout.written(comment));
        } else if (behind) {
            statement.add(new Piece(comment, Placement.BEHIND));
        } else if (isComplete()) {
            endStatement();
            alone(comment, at);
        } else {
            statement.add(new Piece(comment, Placement.ALONE));
            behindWords = false;
        }
    }

    private void alone(Token comment, int at) {
        boolean outside = part.equals("end");
        if (outside) {
            lines.blankLine(isBlankBefore(at));
        }
        lines.add((outside ? "" : INDENT) + StatementLayout.written(comment));
        behindWords = false;
    }

    /** Whether a comment is on the same line before a word that does not start a part of the rule. */
    private boolean isBeforeWord(int at) {
        int line = tokens.get(at).line();
        int next = at;
        while (next < tokens.size() && tokens.get(next).is(Kind.COMMENT) && isOnLine(tokens.get(next), line)) {
            next++;
        }
        return next < tokens.size()
                && !tokens.get(next).is(Kind.COMMENT)
                && !isPart(tokens.get(next))
                && tokens.get(next).line() == line;
    }

    private static boolean isOnLine(Token comment, int line) {
        return comment.line() == line && comment.lastLine() == line;
    }

    private boolean isBlankBefore(int at) {
        return at > 0 && tokens.get(at).line() - tokens.get(at - 1).lastLine() > 1;
    }
}
