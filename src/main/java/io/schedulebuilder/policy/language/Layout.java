package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.policy.language.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks a file before the parser reads it. Are quotes, comments and parentheses closed? Does every rule have its four
 * words in order? Is there nothing but rules? This finds the place of a missing parenthesis or word better than a
 * grammar can, and rejects imports, functions, types and the like by their first word.
 */
final class Layout {
    private static final String RULE_SHAPE = "rule \"name\" when Account( ... ) then policy. ... ; end";
    private static final int MAX_DEPTH = 8;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Cf}\\d_$]+");
    private static final Set<String> JOINS = Set.of("and", "or", "not", "exists");

    private static final List<String> KNOWN = Stream.of(
                    List.of("rule", "when", "then", "end", "salience", "policy", "and", "or", "not", "exists", "in"),
                    Fact.words(),
                    Stream.of(Field.values()).map(Field::word).toList(),
                    PolicyParameter.words())
            .flatMap(List::stream)
            .toList();

    private enum Part {
        OUTSIDE("rule"),
        BEFORE_WHEN("when"),
        CONDITIONS("then"),
        CONSEQUENCE("end");

        /** The word that must come next. */
        private final String next;

        Part(String next) {
            this.next = next;
        }

        static Optional<Part> after(Token word) {
            return switch (word.is(Kind.WORD) ? word.text() : "") {
                case "rule" -> Optional.of(BEFORE_WHEN);
                case "when" -> Optional.of(CONDITIONS);
                case "then" -> Optional.of(CONSEQUENCE);
                case "end" -> Optional.of(OUTSIDE);
                default -> Optional.empty();
            };
        }
    }

    private final RuleFile file;
    private final List<Fault> faults = new ArrayList<>();
    private final Deque<Token> open = new ArrayDeque<>();
    private Part part = Part.OUTSIDE;
    private boolean reported;
    private String rule = "";
    private int ruleLine;

    private Layout(RuleFile file) {
        this.file = file;
    }

    /** The faults in a file's layout; empty if the parser can read it. */
    static List<Fault> faultsOf(RuleFile file) {
        Layout layout = new Layout(file);
        layout.signs();
        layout.letters(Tokens.of(file.text(), 1));
        if (layout.faults.isEmpty()) {
            layout.rules(Tokens.of(file.text(), 1));
        }
        return layout.faults;
    }

    private void signs() {
        refuse(c -> c == '\\', c -> "a backslash has no meaning in a rule file. Remove it.");
        refuse(c -> Character.isISOControl(c) && c != '\n' && c != '\t', FaultText::strangeSign);
    }

    /** Reports letters of other scripts, which split a word into pieces. One fault per word. */
    private void letters(Tokens tokens) {
        Set<Fault> found = new LinkedHashSet<>();
        for (Token token = tokens.next(); !token.is(Kind.END); token = tokens.next()) {
            int sign = token.text().isEmpty() ? ' ' : token.text().codePointAt(0);
            if (token.is(Kind.SIGN) && Character.isLetter(sign)) {
                String word = wordAround(token);
                int first = word.codePoints()
                        .filter(c -> c > '~' && Character.isLetter(c))
                        .findFirst()
                        .orElse(sign);
                String near = Wording.didYouMean(word, KNOWN);
                String text = near.isEmpty()
                        ? "the letter " + LookAlike.name(first) + " is not allowed here. Type it in Latin letters."
                        : Wording.quoted(word) + " is not allowed here." + near;
                found.add(new Fault(file.at(token.line()), text));
            }
        }
        faults.addAll(found);
    }

    /** The whole word around a piece that a letter of another script splits off. */
    private String wordAround(Token piece) {
        return file.text()
                .lines()
                .skip(piece.line() - 1L)
                .findFirst()
                .flatMap(line -> WORD.matcher(line)
                        .results()
                        .map(MatchResult::group)
                        .filter(word -> word.contains(piece.text()))
                        .findFirst())
                .orElse(piece.text());
    }

    /** Adds one fault per line that contains the character. */
    private void refuse(IntPredicate sign, IntFunction<String> text) {
        List<String> lines = file.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            lines.get(i)
                    .codePoints()
                    .filter(sign)
                    .findFirst()
                    .ifPresent(c -> faults.add(new Fault(file.at(line), text.apply(c))));
        }
    }

    private void rules(Tokens tokens) {
        while (!tokens.atEnd()) {
            Token token = tokens.next();
            if (token.is(Kind.UNCLOSED) && token.text().equals("/*")) {
                add(token, "this comment is never closed. Write */ at its end.");
                return; // it consumes the rest of the file
            } else if (token.is(Kind.UNCLOSED)) {
                add(token, "this quote is never closed. Close it on the same line.");
                open.clear(); // it consumes the rest of the line, including closing parentheses
            } else if (token.is(Kind.SIGN)) {
                sign(token);
            } else if (Part.after(token).isPresent()) {
                part(token, tokens);
            } else if (part == Part.OUTSIDE) {
                outside(token);
            } else if (token.is(Kind.WORD) && open.isEmpty()) {
                word(token, tokens);
            }
        }
        closeBrackets();
        if (part != Part.OUTSIDE) {
            missing(part.next);
        }
    }

    private void sign(Token token) {
        int c = token.text().codePointAt(0);
        if (c > '~' || c == '#' || c == '\'' || c == '`') {
            once(token, strange(c));
        } else if (part == Part.OUTSIDE) {
            outside(token);
        } else if (token.is("(")) {
            open.push(token);
            if (open.size() == MAX_DEPTH + 1) {
                add(token, FaultText.tooDeep(MAX_DEPTH));
            }
        } else if (token.is(")") && open.poll() == null) {
            add(token, "this \")\" does not match a \"(\". Remove it.");
        }
    }

    private static String strange(int sign) {
        if (sign == '#') {
            return "\"#\" does not start a comment. Write //.";
        }
        return "'`“”‘’„".indexOf(sign) >= 0
                ? "only straight double quotes work here. Use them, as in " + "\"SMALL\"."
                : FaultText.strangeSign(sign);
    }

    /**
     * Handles one of the four words that divide a rule: parentheses must be closed before it, and no part may be
     * missing.
     */
    private void part(Token token, Tokens tokens) {
        closeBrackets();
        if (token.is("rule")) {
            if (part != Part.OUTSIDE) {
                missing(part.next);
            }
            begin(token, tokens);
        } else if (part == Part.OUTSIDE) {
            outside(token);
        } else {
            if (!token.is(part.next) && !reported) { // otherwise it is there, but misspelled
                missing(part.next);
            }
            part = Part.after(token).orElseThrow();
            reported = false;
        }
    }

    private void begin(Token token, Tokens tokens) {
        part = Part.BEFORE_WHEN;
        reported = false;
        ruleLine = token.line();
        boolean named = tokens.peek().is(Kind.QUOTED)
                || (tokens.peek().is(Kind.WORD) && Part.after(tokens.peek()).isEmpty());
        rule = named ? tokens.next().text() : "";
        if (rule.isBlank()) {
            add(token, "this rule has no name. Write rule \"a few words\".");
        }
    }

    private void missing(String word) {
        faults.add(new Fault(
                file.at(ruleLine),
                "rule \"" + rule + "\" has no \"" + word + "\". A rule looks like this: " + RULE_SHAPE));
    }

    private void outside(Token token) {
        once(
                token,
                token.inQuotes() + " is outside a rule." + Wording.didYouMean(token.text(), List.of("rule"))
                        + " A file contains only rules and comments: " + RULE_SHAPE);
    }

    private void word(Token token, Tokens tokens) {
        if (part == Part.BEFORE_WHEN && !token.is("salience")) {
            once(
                    token,
                    token.inQuotes() + " is not allowed between a rule's name and its conditions."
                            + Wording.didYouMean(token.text(), List.of("when", "salience"))
                            + " Only salience and a whole number are.");
        } else if (part == Part.CONDITIONS
                && !JOINS.contains(token.text())
                && !Set.of("(", ".", ":").contains(tokens.peek().text())) {
            once(
                    token,
                    token.inQuotes() + " is not allowed in the conditions."
                            + Wording.didYouMean(token.text(), List.of("then", "and", "or", "not", "exists"))
                            + " Conditions are facts, joined by and, or, not, exists, and end with then.");
        }
    }

    /** Reports only the first misplaced word in a part of a rule, because later ones usually follow from it. */
    private void once(Token token, String text) {
        if (!reported) {
            add(token, text);
        }
        reported = true;
    }

    private void closeBrackets() {
        open.forEach(bracket -> add(bracket, "this \"(\" is never closed. Write \")\" at its end."));
        open.clear();
    }

    private void add(Token token, String text) {
        faults.add(new Fault(file.at(token.line()), text));
    }
}
