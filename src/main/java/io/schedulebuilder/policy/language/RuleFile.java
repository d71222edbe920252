package io.schedulebuilder.policy.language;

/**
 * A rule file as read.
 *
 * @param name with the folder's: {@code rules/tiers.drl}
 * @param text with line feeds only, without a byte-order mark
 */
public record RuleFile(String name, String text) {
    /** A line of the file. */
    public Place at(int line) {
        return new Place(name, line);
    }
}
