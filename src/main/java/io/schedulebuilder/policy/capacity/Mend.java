package io.schedulebuilder.policy.capacity;

import io.schedulebuilder.domain.ParameterType.Minutes;
import io.schedulebuilder.domain.PolicyParameter;
import java.time.Duration;

/**
 * The smallest change to a single limit that makes the week fit.
 *
 * @param value the value that is enough, for people: {@code 90}, {@code 08:00–23:00}
 * @param insteadOf the value that the rules set now
 */
public record Mend(PolicyParameter<?> limit, String value, String insteadOf) {
    /** The value without its unit. */
    static <T> String number(PolicyParameter<T> limit, T value) {
        return value instanceof Duration gap
                ? Long.toString(gap.toMinutes())
                : limit.type().told(value);
    }

    @Override
    public String toString() {
        return limit.label() + " " + value + (limit.type() instanceof Minutes ? " minutes" : "") + " instead of "
                + insteadOf;
    }
}
