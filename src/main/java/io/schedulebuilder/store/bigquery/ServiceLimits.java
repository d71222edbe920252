package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.RetryPolicy;
import java.time.Duration;

/**
 * How long things may take.
 *
 * @param connect until a connection stands
 * @param answer until an answer begins, and between its parts
 * @param call for one request with all its repetitions
 * @param query for one query with all its repetitions, until it is done; to start it the last time may add one call
 */
record ServiceLimits(Duration connect, Duration answer, RetryPolicy call, Duration query) {
    /** For real use: a stalled connection times out after 20 s, a query after five minutes. */
    static final ServiceLimits USUAL = new ServiceLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            new RetryPolicy(Duration.ofMillis(250), Duration.ofSeconds(8), Duration.ofSeconds(60)),
            Duration.ofMinutes(5));

    /** Pauses between the repetitions of one request, which begins now. */
    Backoff ofCall() {
        return new Backoff(call);
    }

    /** Pauses between the repetitions of one query, which begins now. */
    Backoff ofQuery() {
        return new Backoff(call.lasting(query));
    }
}
