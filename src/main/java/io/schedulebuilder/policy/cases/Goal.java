package io.schedulebuilder.policy.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.schedulebuilder.policy.language.Condition.Comparison;
import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.FieldValues;
import io.schedulebuilder.policy.language.Place;
import io.schedulebuilder.policy.language.Token;
import io.schedulebuilder.policy.language.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something in a comparison that a case should cover.
 *
 * @param literal the border or name that the goal is about; unused for {@link Kind#TRUE} and {@link Kind#FALSE}
 */
public record Goal(@JsonIgnore Comparison comparison, @JsonIgnore Kind kind, @JsonIgnore String literal) {
    /** How a case reaches a goal. */
    public enum Kind {
        TRUE,
        FALSE,
        ON_BORDER,
        BELOW_BORDER,
        ABOVE_BORDER,
        NAMED
    }

    /** The place of the comparison. */
    @JsonUnwrapped
    @JsonProperty
    public Place place() {
        return comparison.place();
    }

    static List<Goal> ofCondition(Comparison comparison) {
        return List.of(new Goal(comparison, Kind.TRUE, ""), new Goal(comparison, Kind.FALSE, ""));
    }

    static List<Goal> ofBorders(Comparison comparison) {
        List<Goal> goals = new ArrayList<>();
        Field field = comparison.field();
        for (Token literal : comparison.values()) {
            if (field.kind() == Field.Kind.TEXT) {
                if (comparison.values().size() > 1) { // true and false already cover a single name
                    goals.add(new Goal(comparison, Kind.NAMED, literal.text()));
                }
            } else {
                for (Kind kind : List.of(Kind.ON_BORDER, Kind.BELOW_BORDER, Kind.ABOVE_BORDER)) {
                    Goal goal = new Goal(comparison, kind, literal.text());
                    if (goal.value()
                            .filter(value -> field.allows((BigDecimal) value))
                            .isPresent()) {
                        goals.add(goal);
                    }
                }
            }
        }
        return goals;
    }

    boolean isReachedByAny(List<FieldValues> cases) {
        return cases.stream().anyMatch(this::isReachedBy);
    }

    /** Whether a case reaches the goal; false if the rules left the field unset. */
    boolean isReachedBy(FieldValues values) {
        Object value = values.values().get(comparison.field());
        if (value == null) {
            return false;
        }
        return switch (kind) {
            case TRUE -> comparison.holds(values);
            case FALSE -> !comparison.holds(values);
            case NAMED -> value.equals(literal);
            case ON_BORDER -> distance(value) == 0;
            case BELOW_BORDER -> distance(value) < 0 && -distance(value) <= reach();
            case ABOVE_BORDER -> distance(value) > 0 && distance(value) <= reach();
        };
    }

    private double distance(Object value) {
        return (Double) value - border().doubleValue();
    }

    private BigDecimal border() {
        return new BigDecimal(literal);
    }

    /** One unit of the border's last place, plus a little for rounding in the subtraction. */
    private double reach() {
        return border().ulp().doubleValue() * (1 + 1e-9);
    }

    /** The value that reaches the goal; empty if the goal has no single value. */
    Optional<Object> value() {
        BigDecimal step = comparison.field().step();
        return switch (kind) {
            case ON_BORDER -> Optional.of(border());
            case BELOW_BORDER -> Optional.of(border().subtract(step));
            case ABOVE_BORDER -> Optional.of(border().add(step));
            case NAMED -> Optional.of(literal);
            case TRUE, FALSE -> Optional.empty();
        };
    }

    /** What is missing if no case reaches the goal: no case makes {@code revenue < 5000} false. */
    @JsonProperty("what")
    public String missing() {
        String written = comparison.withFact();
        String field = comparison.field().label();
        return switch (kind) {
            case TRUE -> "no case makes " + written + " true";
            case FALSE -> "no case makes " + written + " false";
            case NAMED -> "no case has " + field + " " + literal + " (" + written + ")";
            case ON_BORDER -> "no case is exactly at " + field + " " + shown() + " (" + written + ")";
            case BELOW_BORDER -> "no case is just below " + field + " " + shown() + " (" + written + ")";
            case ABOVE_BORDER -> "no case is just above " + field + " " + shown() + " (" + written + ")";
        };
    }

    private String shown() {
        return Wording.written(border());
    }
}
