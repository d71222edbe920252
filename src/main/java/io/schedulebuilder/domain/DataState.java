package io.schedulebuilder.domain;

import java.util.Optional;

/**
 * How old a warehouse's data is, and how old the rules let it be.
 *
 * @param staleAfterDays a rule's bound
 */
public record DataState(DataAge age, int staleAfterDays) {
    /** Whether imports have stopped. */
    public boolean isStale() {
        return age.isStale(staleAfterDays);
    }

    /** A line for a report; empty for the examples, whose age says nothing. */
    public Optional<String> line() {
        return age.examples()
                ? Optional.empty()
                : Optional.of("T" + age.sentence().substring(1) + (isStale() ? ": stale." : "."));
    }

    /** What someone is told whose data is stale. */
    public String warning() {
        return age.warning(staleAfterDays);
    }
}
