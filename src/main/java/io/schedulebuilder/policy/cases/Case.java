package io.schedulebuilder.policy.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One row of a case file: an account, and the answer that the rules must give.
 *
 * @param note the text of the note column; empty if there is none
 * @param segment a given segment, which overrides any rule; empty if the rules set it
 * @param given the fields that the row fills in, in the order of the columns
 * @param expected the expected values, at least one
 */
public record Case(
        @JsonUnwrapped Place place,
        @JsonIgnore String note,
        @JsonIgnore Account account,
        @JsonIgnore Optional<Segment> segment,
        @JsonIgnore List<Field> given,
        @JsonIgnore List<Expected> expected) {
    /** An expected value, as written in its cell. */
    @JsonPropertyOrder("parameter")
    public record Expected(@JsonIgnore PolicyValue value, @JsonProperty("expected") String written) {
        /** The column of the cell. */
        @JsonProperty("parameter")
        public String column() {
            return CaseColumns.name(value);
        }
    }

    /** The account described by the cells that the row fills in: revenue 5,000, saturation 0.3, segment PREMIUM. */
    @JsonProperty
    public String title() {
        String title = given.stream()
                        .map(field -> field.label() + " " + field.shown(account))
                        .collect(Collectors.joining(", "))
                + segment.map(fixed -> ", segment " + fixed).orElse("");
        return note.isEmpty() ? title : title + " (" + note + ")";
    }
}
