package io.schedulebuilder.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How old a warehouse's data is.
 *
 * @param newest when the newest message of any page before as-of was sent
 * @param examples whether the warehouse contains only the examples, which are not kept up to date
 */
public record DataAge(Instant newest, Instant asOf, boolean examples) {
    /** From the newest message to as-of. */
    public Duration age() {
        return Duration.between(newest, asOf);
    }

    /** Whether imports have stopped. The missing data would look like rest days. */
    public boolean isStale(int staleAfterDays) {
        return !examples && age().compareTo(Duration.ofDays(staleAfterDays)) > 0;
    }

    /** The age in words, in whole days, hours or minutes. */
    public String words() {
        Duration age = age();
        if (age.toDays() > 0) {
            return Counted.of(age.toDays(), "day");
        }
        return age.toHours() > 0 ? Counted.of(age.toHours(), "hour") : Counted.of(age.toMinutes(), "minute");
    }

    /** The newest message and its age, as a sentence without its period. */
    public String sentence() {
        return "the newest message of any page is from " + newest.truncatedTo(ChronoUnit.SECONDS) + ", " + words()
                + " before as-of";
    }

    /** The warning for stale data. */
    public String warning(int staleAfterDays) {
        return "the data is stale: " + sentence() + ", and " + Counted.of(staleAfterDays, "day")
                + " are allowed. Days without data do not count as rest, so saturation zones carry over from the "
                + "last day with data. Import the messages sent since then:  schedule-builder warehouse import";
    }
}
