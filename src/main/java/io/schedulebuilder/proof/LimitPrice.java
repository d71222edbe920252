package io.schedulebuilder.proof;

import java.util.OptionalDouble;

/**
 * The gain from one step of a limit; below 0 is a loss.
 *
 * @param limit the name that the rules use: {@code PPV gap}
 * @param from the current limit: {@code 75 min}
 * @param to the limit one step further
 * @param medium gain between the best plans found on the medium level; above 0 if fewer messages, by weight, are left
 *     unplaced; if it is not 0, points cannot be compared
 * @param least proven lower bound of the gain, in points
 * @param found gain between the best plans found, in points
 * @param most proven upper bound of the gain, in points
 * @param dollars value of {@code found}; empty if points cannot be compared, or no PPV is worth anything
 */
public record LimitPrice(
        String limit, String from, String to, long medium, long least, long found, long most, OptionalDouble dollars) {}
