package io.schedulebuilder.policy.language;

import io.schedulebuilder.policy.language.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes one statement of a rule: its head, a fact or a call. Uses several lines only if one is too short.
 *
 * @param pieces at least one token
 * @param indent the indent of its first line
 */
record StatementLayout(List<StatementLayout.Piece> pieces, String indent) {
    private static final int WIDTH = 120;
    private static final String MORE_INDENT = "    ";
    /** Words before a parenthesis that groups or lists. Before any other parenthesis is a fact or a policy word. */
    private static final Set<String> BEFORE_GROUP = Set.of("and", "or", "not", "exists", "in", "salience");

    private static final Set<String> JOINS = Set.of("and", "or", "&&", "||");

    /** Where a comment is placed. Every other token is WITHIN. */
    enum Placement {
        WITHIN,
        /** After everything else on the line. */
        BEHIND,
        /** On its own line. */
        ALONE
    }

    record Piece(Token token, Placement placement) {}

    private boolean isCall() {
        return pieces.stream().anyMatch(piece -> piece.token().is("policy"));
    }

    /** A comment without white space at the ends of its lines. */
    static String written(Token comment) {
        return comment.text().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    void writeTo(LaidOutLines lines) {
        StringBuilder line = new StringBuilder();
        String lead = indent;
        for (Chunk chunk : chunks()) {
            if (chunk.placement() != Placement.WITHIN
                    || line.length() + chunk.text().length() > WIDTH) {
                end(line, lines);
            }
            switch (chunk.placement()) {
                case ALONE -> lines.add(lead + chunk.text().strip());
                case BEHIND -> lines.behind(chunk.text());
                case WITHIN -> line.append(line.isEmpty() ? lead + chunk.text().stripLeading() : chunk.text());
            }
            lead = indent + MORE_INDENT;
        }
        end(line, lines);
    }

    private static void end(StringBuilder line, LaidOutLines lines) {
        if (!line.isEmpty()) {
            lines.add(line.toString().stripTrailing());
            line.setLength(0);
        }
    }

    /** Text that a line break must not split, with the blanks before it. */
    private record Chunk(String text, Placement placement) {}

    private List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder();
        Deque<Boolean> factBrackets = new ArrayDeque<>();
        Optional<Piece> before = Optional.empty();
        for (Piece piece : pieces) {
            Token token = piece.token();
            if (piece.placement() != Placement.WITHIN) {
                flush(chunk, chunks);
                chunks.add(new Chunk(written(token), piece.placement()));
            } else {
                if (before.isPresent() && mayBreak(before.get().token(), token)) {
                    flush(chunk, chunks);
                }
                chunk.append(before.map(known -> blank(known.token(), token, factBrackets))
                        .orElse(""));
                chunk.append(text(token));
                if (token.is("(")) {
                    factBrackets.push(
                            before.map(known -> opensFact(known.token())).orElse(false));
                } else if (token.is(")")) {
                    factBrackets.poll();
                }
            }
            before = Optional.of(piece);
        }
        flush(chunk, chunks);
        return chunks;
    }

    private static void flush(StringBuilder chunk, List<Chunk> chunks) {
        if (chunk.length() > 0) {
            chunks.add(new Chunk(chunk.toString(), Placement.WITHIN));
            chunk.setLength(0);
        }
    }

    private static String text(Token token) {
        return token.is(Kind.QUOTED) ? '"' + token.text() + '"' : token.text();
    }

    private boolean opensFact(Token before) {
        return !isCall() && before.is(Kind.WORD) && !BEFORE_GROUP.contains(before.text());
    }

    /**
     * Whether a line can break: after a comma, and before a connector or a further call, but not after a comment, which
     * would then end its line.
     */
    private boolean mayBreak(Token before, Token token) {
        boolean join = JOINS.contains(token.text()) && !token.is(Kind.QUOTED);
        return !before.is(Kind.COMMENT) && (before.is(",") || join || (isCall() && token.is(".") && before.is(")")));
    }

    private String blank(Token before, Token token, Deque<Boolean> factBrackets) {
        boolean inFact = Boolean.TRUE.equals(factBrackets.peek());
        boolean none;
        if (before.is("(")) {
            none = token.is(")") || !inFact;
        } else if (token.is(")")) {
            none = !inFact;
        } else if (token.is("(")) {
            none = before.is(Kind.WORD) && !BEFORE_GROUP.contains(before.text());
        } else {
            none = token.is(",")
                    || token.is(";")
                    || token.is(".")
                    || before.is(".")
                    || (before.is("-") && token.is(Kind.NUMBER));
        }
        return none ? "" : " ";
    }
}
