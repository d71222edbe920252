package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.FailureException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Pauses between repetitions: longer each time up to a limit, by chance, so that those who failed together do not come
 * back together ("full jitter": M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 */
final class Backoff {
    private final Patience patience;
    private final long ends;
    private Duration longest;

    /** @param inAll from now on */
    Backoff(Patience patience, Duration inAll) {
        this.patience = patience;
        this.longest = patience.firstPause();
        this.ends = System.nanoTime() + inAll.toNanos();
    }

    /** For a part of what this one bounds: it ends when this one does. */
    Backoff within() {
        return new Backoff(patience, Duration.ofNanos(Math.max(0, ends - System.nanoTime())));
    }

    /** Whether there is time for another try. */
    boolean hasTime() {
        return System.nanoTime() + longest.toNanos() < ends;
    }

    /** @throws FailureException if the thread is interrupted */
    void pause() {
        long most = longest.toNanos();
        Duration doubled = longest.multipliedBy(2);
        longest = doubled.compareTo(patience.longestPause()) < 0 ? doubled : patience.longestPause();
        try {
            TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(most / 4, most + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException("Interrupted while waiting for BigQuery.", e);
        }
    }
}
