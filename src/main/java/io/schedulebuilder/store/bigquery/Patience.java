package io.schedulebuilder.store.bigquery;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param connect until a connection stands
 * @param answer until an answer begins, and between its parts
 * @param firstPause after a first failure that may pass
 * @param longestPause after many
 * @param call for one request with all its repetitions
 * @param query for one query with all its repetitions, until it is done; to start it the last time may add one call
 */
record Patience(
        Duration connect, Duration answer, Duration firstPause, Duration longestPause, Duration call, Duration query) {
    /** For real use: a stalled connection is given up after 20 s, a query after five minutes. */
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMillis(250),
            Duration.ofSeconds(8),
            Duration.ofSeconds(60),
            Duration.ofMinutes(5));
}
