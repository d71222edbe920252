package io.schedulebuilder.policy.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.domain.PolicyParameter;

/**
 * A parameter and its value, set by one call in a rule's consequence.
 *
 * @param place the place of the word
 */
@JsonPropertyOrder({"parameter", "value"})
public record Setting<T>(@JsonIgnore PolicyParameter<T> parameter, @JsonIgnore T value, @JsonUnwrapped Place place) {
    /** The parameter's name in the plan: {@code weekly_ppvs}, {@code weights.least change}. */
    @JsonProperty("parameter")
    public String key() {
        return parameter.key();
    }

    /** The parameter's name for people: weekly PPVs. */
    public String label() {
        return parameter.label();
    }

    /** The value for people: 5–7. */
    @JsonProperty("value")
    public String shown() {
        return parameter.shown(value);
    }

    /** The value as a number, for comparison with another. */
    public double number() {
        return parameter.type().number(value);
    }
}
