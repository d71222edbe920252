package io.schedulebuilder.policy.trace;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.policy.language.Condition;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Condition.Not;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Place;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a condition that does not hold.
 *
 * @param written the text in the file: {@code revenue < 5000}
 * @param has the account's value: revenue 60,000
 */
public record Failure(
        @JsonUnwrapped Place place, @JsonProperty("condition") String written, @JsonProperty("account") String has) {
    /** The parts that make a condition false; empty if it holds. */
    static List<Failure> of(Condition condition, FieldValues values) {
        return failures(condition, values).toList();
    }

    private static Stream<Failure> failures(Condition condition, FieldValues values) {
        if (condition.holds(values)) {
            return Stream.empty();
        }
        if (condition instanceof Not not) {
            return Stream.of(new Failure(not.pattern().place(), not.written(), has(not.comparisons(), values)));
        }
        if (condition instanceof Comparison one) {
            return Stream.of(new Failure(one.place(), one.withFact(), has(Stream.of(one), values)));
        }
        return condition.parts().stream().flatMap(part -> failures(part, values));
    }

    private static String has(Stream<Comparison> comparisons, FieldValues values) {
        return comparisons
                .map(Comparison::field)
                .distinct()
                .map(field -> field.label() + " " + values.shown(field))
                .collect(Collectors.joining(", "));
    }
}
