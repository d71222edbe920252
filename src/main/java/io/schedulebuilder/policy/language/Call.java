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

    /** A copy with the first two arguments swapped. */
    Call exchanged() {
        return new Call(word, List.of(arguments.get(1), arguments.get(0)), place);
    }
}
