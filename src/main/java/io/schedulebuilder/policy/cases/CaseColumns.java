package io.schedulebuilder.policy.cases;

import io.schedulebuilder.domain.PolicyValue;
import io.schedulebuilder.policy.language.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns that a case file can have. */
final class CaseColumns {
    static final String NOTE = "note";
    /** Column that gives the account a segment. */
    static final String SEGMENT = "segment";
    /** Column that expects a segment, because {@code segment} is already the column that gives one. */
    static final String EXPECTED_SEGMENT = "expected_segment";

    /** The columns that describe the account. Each row must have the first two. */
    static final Map<String, Field> INPUTS = inputs();

    private CaseColumns() {}

    private static Map<String, Field> inputs() {
        Map<String, Field> inputs = new LinkedHashMap<>();
        inputs.put("revenue", Field.REVENUE);
        inputs.put("saturation", Field.SATURATION);
        inputs.put("average_rpr", Field.AVERAGE_RPR);
        inputs.put("message_count", Field.MESSAGE_COUNT);
        inputs.put("average_conversion", Field.AVERAGE_CONVERSION);
        inputs.put("page_name", Field.PAGE_NAME);
        return inputs;
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
        List<String> all = new ArrayList<>(INPUTS.keySet());
        all.add(SEGMENT);
        all.add(NOTE);
        PolicyValue.ALL.forEach(value -> all.add(name(value)));
        return all;
    }
}
