package io.schedulebuilder.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a busy receiver wants to be asked again: the Retry-After header, in seconds or as a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    static final String HEADER = "Retry-After";

    private RetryAfter() {}

    /** The time to wait from now; empty if the text cannot be parsed. */
    static Optional<Duration> parse(String text, Instant now) {
        String value = text.strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Duration until = Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
