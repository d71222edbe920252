package io.schedulebuilder.policy.check;

import io.schedulebuilder.policy.language.Field;
import io.schedulebuilder.policy.language.Place;

/**
 * A statement by the analysts about how a number must change as a field grows.
 *
 * @param statement in the analysts' words: A more saturated page gets no more PPVs
 * @param more the field that grows, all else equal
 * @param measure the number that is watched
 * @param must the direction in which the number must not go
 * @param severity the severity of the finding if it does
 * @param place the place of the row
 */
record Direction(String statement, Field more, Measure measure, Must must, Severity severity, Place place) {
    /** What a measure must not do as a field grows. */
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

        /** Whether a step between two values goes in the forbidden direction. */
        boolean isBrokenBy(double from, double to) {
            return this == NOT_RISE ? to > from : to < from;
        }
    }
}
