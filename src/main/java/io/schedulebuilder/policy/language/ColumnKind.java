package io.schedulebuilder.policy.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a column of a decision table contains. */
enum ColumnKind {
    NAME,
    CONDITION,
    ACTION,
    PRIORITY;

    /** A condition that includes its fact: {@code Account( revenue >= $param )}. */
    private static final Pattern WHOLE_CONDITION = Pattern.compile("\\W*(not\\s|exists\\s)?\\W*[A-Z]\\w*\\s*\\(.*");

    private static final Pattern WHOLE_CALL = Pattern.compile("policy\\b.*");

    /** The kind with this name or first letter. */
    static Optional<ColumnKind> of(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind ->
                        kind.name().equals(word) || kind.name().substring(0, 1).equals(word))
                .findFirst();
    }

    boolean hasCode() {
        return this == CONDITION || this == ACTION;
    }

    /** Whether the code needs no fact above it. */
    boolean isWhole(String code) {
        return (this == CONDITION ? WHOLE_CONDITION : WHOLE_CALL).matcher(code).matches();
    }
}
