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

/**
 * One row of a case file: an account, and what the rules must answer.
 *
 * @param note the row's own words; empty if it has none
 * @param segment the segment that the account is given, whatever the rules say; empty: as the rules say
 * @param given the fields that the row fills, in the order of the columns
 * @param expected at least one
 */
public record Case(
        @JsonUnwrapped Place place,
        @JsonIgnore String note,
        @JsonIgnore Account account,
        @JsonIgnore Optional<Segment> segment,
        @JsonIgnore List<Field> given,
        @JsonIgnore List<Expected> expected) {
    /** A filled cell: one value, as written. */
    @JsonPropertyOrder("parameter")
    public record Expected(@JsonIgnore PolicyValue value, @JsonProperty("expected") String written) {
        /** The column that the cell stands in. */
        @JsonProperty("parameter")
        public String column() {
            return CaseColumns.name(value);
        }
    }

    /** The account by what the row fills: revenue 5,000, saturation 0.3, segment PREMIUM. */
    @JsonProperty
    public String title() {
        StringBuilder title = new StringBuilder();
        for (Field field : given) {
            title.append(title.isEmpty() ? "" : ", ")
                    .append(field.label())
                    .append(' ')
                    .append(field.shown(account));
        }
        segment.ifPresent(fixed -> title.append(", segment ").append(fixed));
        return note.isEmpty() ? title.toString() : title + " (" + note + ")";
    }
}
