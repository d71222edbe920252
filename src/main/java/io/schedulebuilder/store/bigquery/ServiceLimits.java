package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.RetryPolicy;
import java.time.Duration;

/**
 * Time limits.
 *
 * @param connect until a connection is open
 * @param answer until a response begins, and between its parts
 * @param call for one request with all its retries
 * @param query for one query with all its retries, until it is done; the last start can add one call
 */
record ServiceLimits(Duration connect, Duration answer, RetryPolicy call, Duration query) {
    /** For production: a stalled connection times out after 20 s, a query after five minutes. */
    static final ServiceLimits USUAL = new ServiceLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            new RetryPolicy(Duration.ofMillis(250), Duration.ofSeconds(8), Duration.ofSeconds(60)),
            Duration.ofMinutes(5));

    /** The pauses between retries of one request that starts now. */
    Backoff ofCall() {
        return new Backoff(call);
    }

    /** The pauses between retries of one query that starts now. */
    Backoff ofQuery() {
        return new Backoff(call.lasting(query));
    }
}
