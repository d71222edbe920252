package io.schedulebuilder.policy.language;

import io.schedulebuilder.policy.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a consequence: {@code policy.word(value, ...).word(...);} again and again. There is nothing else to write. */
final class CallParser {
    private final RuleFile file;
    private final Tokens tokens;
    private final List<Call> calls = new ArrayList<>();

    private CallParser(RuleFile file, Tokens tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    /**
     * The calls of a consequence. After a fault, goes on behind the next semicolon.
     *
     * @param line on which it begins
     */
    static List<Call> parse(RuleFile file, String consequence, int line, List<Fault> faults) {
        CallParser parser = new CallParser(file, Tokens.of(consequence, line));
        while (!parser.tokens.atEnd()) {
            parser.statement().ifPresent(fault -> {
                faults.add(fault);
                parser.skipStatement(fault.place().line());
            });
        }
        return List.copyOf(parser.calls);
    }

    private Optional<Fault> statement() {
        Token first = tokens.next();
        if (!first.is("policy")) {
            return fault(first, FaultText.notPolicy(first));
        }
        if (!tokens.peek().is(".")) {
            return fault(tokens.peek(), FaultText.callShape(tokens.peek()));
        }
        Token last = first;
        while (tokens.take(".")) {
            Optional<Fault> fault = call();
            if (fault.isPresent()) {
                return fault;
            }
            last = tokens.previous();
        }
        return tokens.take(";") ? Optional.empty() : fault(last, FaultText.noSemicolon(calls.get(calls.size() - 1)));
    }

    private Optional<Fault> call() {
        Token word = tokens.next();
        if (!word.is(Kind.WORD)) {
            return fault(word, FaultText.callShape(word));
        }
        if (!tokens.take("(")) {
            return fault(tokens.peek(), FaultText.callShape(tokens.peek()));
        }
        List<Token> arguments = new ArrayList<>();
        boolean more = !tokens.take(")");
        while (more) {
            Token value = value();
            if (!value.is(Kind.NUMBER) && !value.is(Kind.QUOTED)) {
                return fault(value, FaultText.callShape(value));
            }
            arguments.add(value);
            more = tokens.take(",");
            if (!more && !tokens.take(")")) {
                return fault(tokens.peek(), FaultText.callShape(tokens.peek()));
            }
        }
        calls.add(new Call(word.text(), List.copyOf(arguments), file.at(word.line())));
        return Optional.empty();
    }

    private Token value() {
        boolean negative = tokens.take("-");
        Token value = tokens.next();
        return negative && value.is(Kind.NUMBER) ? new Token(Kind.NUMBER, "-" + value.text(), value.line()) : value;
    }

    /** To the next statement; one that lacks its semicolon ends where another begins on a later line. */
    private void skipStatement(int line) {
        while (!tokens.atEnd() && !(tokens.peek().is("policy") && tokens.peek().line() > line) && !tokens.take(";")) {
            tokens.next();
        }
    }

    private Optional<Fault> fault(Token token, String text) {
        return Optional.of(new Fault(file.at(token.line()), text));
    }
}
