package io.schedulebuilder.policy.language;

import io.schedulebuilder.domain.PolicyParameter;

/**
 * What one call in a rule's consequence sets.
 *
 * @param place of the word
 */
public record Setting<T>(PolicyParameter<T> parameter, T value, Place place) {
    /** The plan's name of what is set: {@code weekly_ppvs}, {@code weights.least change}. */
    public String key() {
        return parameter.key();
    }

    /** The same for people: weekly PPVs. */
    public String label() {
        return parameter.label();
    }

    /** The value for people: 5–7. */
    public String shown() {
        return parameter.shown(value);
    }

    /** The value as a number, to compare it with another. */
    public double number() {
        return parameter.type().number(value);
    }
}
