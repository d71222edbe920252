package io.schedulebuilder.policy.language;

/**
 * Where something stands in the rules.
 *
 * @param file the folder's name and the file's, with a forward slash: {@code rules/tiers.drl}
 * @param line from 1, or 0 for the file as a whole
 */
public record Place(String file, int line) {
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
