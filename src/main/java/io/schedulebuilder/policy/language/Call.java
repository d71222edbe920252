package io.schedulebuilder.policy.language;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One call on {@code policy}, as written.
 *
 * @param arguments numbers and quoted text
 * @param place the place of the word
 */
record Call(String word, List<Token> arguments, Place place) {
    @Override
    public String toString() {
        return word + arguments.stream().map(Token::asWritten).collect(Collectors.joining(", ", "(", ")"));
    }

    /** What is wrong with this call. */
    Refused refused(String text) {
        return new Refused(place, this + text);
    }

    /** @param what what the argument should be */
    Refused isNot(Token argument, String what) {
        return refused(": " + argument.asWritten() + " is not " + what + ".");
    }

    /** What to say if the first two arguments are in the wrong order. */
    Refused backwards() {
        Call exchanged = new Call(word, List.of(arguments.get(1), arguments.get(0)), place);
        return refused(" runs backwards. Write " + exchanged + ".");
    }
}
