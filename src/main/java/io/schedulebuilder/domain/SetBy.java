package io.schedulebuilder.domain;

/**
 * The rule that set a value.
 *
 * @param file relative to the rules folder's parent, with forward slashes: {@code rules/tiers.drl}
 * @param line of the word that set the value, from 1
 */
public record SetBy(String rule, String file, int line) {
    /** {@code file:line}, for messages. */
    public String place() {
        return file + ":" + line;
    }
}
