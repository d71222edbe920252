package io.schedulebuilder.policy.language;

import io.schedulebuilder.policy.language.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads a consequence: a list of {@code policy.word(value, ...).word(...);} statements. Nothing else is allowed. */
record CallParser(RuleFile file, Tokens tokens, List<Call> calls) {
    /**
     * Reads the calls of a consequence. After a fault, continues after the next semicolon.
     *
     * @param line the line on which it starts
     */
    static List<Call> parse(RuleFile file, String consequence, int line, List<Fault> faults) {
        CallParser parser = new CallParser(file, Tokens.of(consequence, line), new ArrayList<>());
        while (!parser.tokens.atEnd()) {
            try {
                parser.statement();
            } catch (Refused refused) {
                faults.add(refused.fault());
                parser.skipStatement(refused.fault().place().line());
            }
        }
        return List.copyOf(parser.calls);
    }

    private void statement() throws Refused {
        Token first = tokens.next();
        require(
                first.is("policy"),
                first,
                (first.is(Token.Kind.END) ? "the rule is incomplete" : first.inQuotes() + " is not policy")
                        + ". A rule can only call policy, as in policy.tier(\"SMALL\");");
        require(tokens.peek().is("."), tokens.peek(), FaultText.callShape(tokens.peek()));
        Token last = first;
        while (tokens.take(".")) {
            call();
            last = tokens.previous();
        }
        require(tokens.take(";"), last, "a \";\" is missing after " + calls.get(calls.size() - 1) + ". Write it.");
    }

    private void call() throws Refused {
        Token word = tokens.next();
        require(word.is(Kind.WORD), word, FaultText.callShape(word));
        expect("(");
        List<Token> arguments = new ArrayList<>();
        boolean more = !tokens.take(")");
        while (more) {
            Token value = tokens.value();
            require(value.is(Kind.NUMBER) || value.is(Kind.QUOTED), value, FaultText.callShape(value));
            arguments.add(value);
            more = tokens.take(",");
            if (!more) {
                expect(")");
            }
        }
        calls.add(new Call(word.text(), List.copyOf(arguments), file.at(word.line())));
    }

    private void expect(String sign) throws Refused {
        require(tokens.take(sign), tokens.peek(), FaultText.callShape(tokens.peek()));
    }

    /** Skips to the next statement. A statement without a semicolon ends where another one starts on a later line. */
    private void skipStatement(int line) {
        while (!tokens.atEnd() && !(tokens.peek().is("policy") && tokens.peek().line() > line) && !tokens.take(";")) {
            tokens.next();
        }
    }

    private void require(boolean right, Token token, String text) throws Refused {
        if (!right) {
            throw new Refused(file.at(token.line()), text);
        }
    }
}
