package io.schedulebuilder.proof;

import java.util.OptionalDouble;

/**
 * What a step of a limit is worth.
 *
 * @param step the limit and its change
 * @param medium what the step changes in messages left out, by weight, above 0: fewer
 * @param points what the step gains in points, below 0: costs; of plans that leave out as much as the two found
 * @param dollarsPerPoint empty where no PPV is worth anything
 */
public record LimitPrice(LimitStep step, Change medium, Change points, OptionalDouble dollarsPerPoint) {

    /**
     * A change of the best score, as far as it is known.
     *
     * @param least no less is proven
     * @param found between the two best plans found
     * @param most no more is proven
     */
    public record Change(long least, long found, long most) {
        /** Whether the change is known to the point. */
        public boolean proven() {
            return least == most;
        }
    }

    /** Whether both plans leave out as much: only then points can be compared. */
    public boolean comparable() {
        return medium.found() == 0;
    }

    /** What the step gains in dollars, by the best plans found; empty where points cannot be compared or priced. */
    public OptionalDouble dollars() {
        return comparable() ? dollars(points.found()) : OptionalDouble.empty();
    }

    /** Points in dollars; empty where no PPV is worth anything. */
    public OptionalDouble dollars(long ofPoints) {
        return dollarsPerPoint.isPresent()
                ? OptionalDouble.of(ofPoints * dollarsPerPoint.getAsDouble())
                : OptionalDouble.empty();
    }
}
