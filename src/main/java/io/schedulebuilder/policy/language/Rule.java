package io.schedulebuilder.policy.language;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.SetBy;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A rule that was read and checked. It contains only comparisons of known fields, and settings.
 *
 * @param place the place of the word {@code rule}
 * @param salience the higher one wins if two rules set the same parameter
 */
@JsonPropertyOrder({"round", "rule"})
public record Rule(
        @JsonProperty("rule") String name,
        @JsonUnwrapped Place place,
        int salience,
        @JsonIgnore Condition.All conditions,
        @JsonIgnore List<Setting<?>> settings) {
    /** The round in which the rule fires: 1, or 2 if it uses what other rules fix. */
    @JsonProperty
    public int round() {
        return readsWhatRulesFix() ? 2 : 1;
    }

    /** Whether the rule belongs to the second round. */
    public boolean readsWhatRulesFix() {
        return conditions.readsWhatRulesFix();
    }

    /** The fields that decide whether the rule fires. */
    public Set<Field> fields() {
        return conditions.comparisons().map(Condition.Comparison::field).collect(Collectors.toSet());
    }

    /** Whether the rule sets any of the wanted parameters. */
    public boolean sets(Predicate<PolicyParameter<?>> wanted) {
        return settings.stream().map(Setting::parameter).anyMatch(wanted);
    }

    /** A copy with other salience, conditions and settings. */
    public Rule with(int changedSalience, Condition.All changedConditions, List<Setting<?>> changedSettings) {
        return new Rule(name, place, changedSalience, changedConditions, changedSettings);
    }

    /** rule "SMALL: 5 to 25 thousand dollars" (rules/tiers.drl:22). */
    public String withPlace() {
        return "rule \"" + name + "\" (" + place + ")";
    }

    public SetBy setBy(Setting<?> setting) {
        Place set = setting.place();
        return new SetBy(name, set.file(), set.line(), set.cell());
    }
}
