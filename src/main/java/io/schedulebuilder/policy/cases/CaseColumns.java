package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.policy.language.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns that a case file can have. */
final class CaseColumns {
    static final String NOTE = "note";
    /** Column that gives the account a segment. */
    static final String SEGMENT = "segment";
    /** Column that expects a segment, because {@code segment} is already the column that gives one. */
    static final String EXPECTED_SEGMENT = "expected_segment";

    /** The columns that describe the account. Each row must have the first two. */
    static final List<Field> INPUTS = List.of(
            Field.REVENUE,
            Field.SATURATION,
            Field.AVERAGE_RPR,
            Field.MESSAGE_COUNT,
            Field.TIER_MESSAGES,
            Field.AVERAGE_CONVERSION,
            Field.PAGE_NAME);

    private CaseColumns() {}

    /** The name of the column that gives a field: {@code average_rpr}. */
    static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** The field that a column gives; empty if it is not such a column. */
    static Optional<Field> input(String column) {
        return INPUTS.stream().filter(field -> name(field).equals(column)).findFirst();
    }

    /** The name of the column that expects a value. */
    static String name(PolicyValue value) {
        return value.name().equals(SEGMENT) ? EXPECTED_SEGMENT : value.name();
    }

    /** The value that a column expects; empty if it is not such a column. */
    static Optional<PolicyValue> expected(String column) {
        return PolicyValue.ALL.stream()
                .filter(value -> name(value).equals(column))
                .findFirst();
    }

    /** All columns, inputs first. */
    static List<String> all() {
        List<String> all = new ArrayList<>();
        INPUTS.forEach(field -> all.add(name(field)));
        all.add(SEGMENT);
        all.add(NOTE);
        PolicyValue.ALL.forEach(value -> all.add(name(value)));
        return all;
    }
}
