package io.schedulebuilder.policy.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.domain.PolicyParameter;

/**
 * What one call in a rule's consequence sets.
 *
 * @param place of the word
 */
@JsonPropertyOrder({"parameter", "value"})
public record Setting<T>(@JsonIgnore PolicyParameter<T> parameter, @JsonIgnore T value, @JsonUnwrapped Place place) {
    /** The plan's name of what is set: {@code weekly_ppvs}, {@code weights.least change}. */
    @JsonProperty("parameter")
    public String key() {
        return parameter.key();
    }

    /** The same for people: weekly PPVs. */
    public String label() {
        return parameter.label();
    }

    /** The value for people: 5–7. */
    @JsonProperty("value")
    public String shown() {
        return parameter.shown(value);
    }

    /** The value as a number, to compare it with another. */
    public double number() {
        return parameter.type().number(value);
    }
}
