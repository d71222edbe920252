package io.schedulebuilder.policy.check;

import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Place;

/**
 * A statement of the analysts about which way the rules go.
 *
 * @param statement in their words: A more saturated page gets no more PPVs
 * @param more the field that grows, all else alike
 * @param measure what is looked at meanwhile
 * @param must which way it must not go
 * @param severity of a finding if it does
 * @param place of the row
 */
record Direction(String statement, Field more, Measure measure, Must must, Severity severity, Place place) {
    /** What a measure must not do while a field grows. */
    enum Must {
        NOT_RISE("not rise"),
        NOT_FALL("not fall");

        private final String word;

        Must(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** Whether a step from one value to another goes the forbidden way. */
        boolean isBrokenBy(double from, double to) {
            return this == NOT_RISE ? to > from : to < from;
        }
    }
}
