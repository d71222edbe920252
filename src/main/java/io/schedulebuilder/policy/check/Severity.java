package io.schedulebuilder.policy.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The severity of a finding. Rules with an error cannot be used; rules with warnings and notes can. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    /** The word shown to people and in JSON: {@code error}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
