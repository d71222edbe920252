package io.schedulebuilder.proof;

import java.util.OptionalDouble;

/**
 * The price of changing a limit by one step: how much the best plan gains or loses.
 *
 * @param step the limit and its change
 * @param medium change in the medium score; above 0 if fewer messages, by weight, are left unplaced
 * @param points change in points; below 0 is a loss. Comparable only if both plans leave equally much unplaced
 * @param dollarsPerPoint empty if no PPV is worth anything
 */
public record LimitPrice(LimitStep step, Change medium, Change points, OptionalDouble dollarsPerPoint) {

    /**
     * A change in the best possible score, as far as it is known.
     *
     * @param least proven lower bound of the change
     * @param found change between the two best plans found
     * @param most proven upper bound of the change
     */
    public record Change(long least, long found, long most) {
        /** Whether the change is known exactly. */
        public boolean proven() {
            return least == most;
        }
    }

    /** Whether both plans leave equally much unplaced. Only then can their points be compared. */
    public boolean comparable() {
        return medium.found() == 0;
    }

    /** The gain in dollars between the best plans found; empty if points cannot be compared or priced. */
    public OptionalDouble dollars() {
        return comparable() ? dollars(points.found()) : OptionalDouble.empty();
    }

    /** Points in dollars; empty if no PPV is worth anything. */
    public OptionalDouble dollars(long ofPoints) {
        return dollarsPerPoint.isPresent()
                ? OptionalDouble.of(ofPoints * dollarsPerPoint.getAsDouble())
                : OptionalDouble.empty();
    }
}
