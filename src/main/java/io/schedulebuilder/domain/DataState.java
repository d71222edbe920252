package io.schedulebuilder.domain;

import java.util.Optional;

/**
 * How old a warehouse's data is, and how old the rules allow it to be.
 *
 * @param staleAfterDays the limit from the rules
 */
public record DataState(DataAge age, int staleAfterDays) {
    /** Whether imports have stopped. */
    public boolean isStale() {
        return age.isStale(staleAfterDays);
    }

    /** A line for a report; empty for the examples, whose age does not matter. */
    public Optional<String> line() {
        return age.examples()
                ? Optional.empty()
                : Optional.of("T" + age.sentence().substring(1) + (isStale() ? ": stale." : "."));
    }

    /** The warning for stale data. */
    public String warning() {
        return age.warning(staleAfterDays);
    }
}
