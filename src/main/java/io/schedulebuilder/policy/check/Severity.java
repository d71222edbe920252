package io.schedulebuilder.policy.check;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding weighs: an error makes the rules unfit for use, a warning and a note do not. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    /** As shown: {@code error}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
