package io.schedulebuilder.policy.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Rule;
import io.schedulebuilder.policy.language.RuleBook;
import io.schedulebuilder.policy.language.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A rule with one change in one place.
 *
 * @param position the index of the rule in its book
 * @param place the place of the change
 * @param before the original text
 * @param after the changed text
 * @param setting the setting whose value was changed; empty if a condition was changed
 */
@JsonPropertyOrder("rule")
public record Mutant(
        @JsonIgnore Rule changed,
        @JsonIgnore int position,
        @JsonUnwrapped Place place,
        String before,
        String after,
        @JsonIgnore Optional<Setting<?>> setting) {
    @JsonProperty
    String rule() {
        return changed.name();
    }

    /** A copy of the book with the changed rule. */
    RuleBook in(RuleBook book) {
        List<Rule> rules = new ArrayList<>(book.rules());
        rules.set(position, changed);
        return book.withRules(rules);
    }

    @Override
    public String toString() {
        return place + ": " + before + " → " + after;
    }
}
