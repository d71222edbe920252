package io.schedulebuilder.policy.capacity;

/**
 * The smallest change to one limit alone with which the week fits.
 *
 * @param value that would do, for people: {@code 90}, {@code 08:00–23:00}
 * @param insteadOf what the rules say now
 */
public record Mend(Limit limit, String value, String insteadOf) {
    @Override
    public String toString() {
        return limit.words() + " " + value + limit.unit() + " instead of " + insteadOf;
    }
}
