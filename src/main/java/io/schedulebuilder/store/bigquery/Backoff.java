package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The pauses between retries of an operation that starts now. */
final class Backoff {
    /** The fixed part of each pause. */
    private static final double CERTAIN = 0.25;

    private final RetryPolicy policy;
    private final long ends;
    private int tries = 1;

    Backoff(RetryPolicy policy) {
        this.policy = policy;
        this.ends = System.nanoTime() + policy.inAll().toNanos();
    }

    /** The pauses for a part of this operation. They end at the same time. */
    Backoff within() {
        return new Backoff(policy.lasting(Duration.ofNanos(Math.max(0, ends - System.nanoTime()))));
    }

    /** Whether there is time for another try. */
    boolean hasTime() {
        return System.nanoTime() + policy.longest(tries).toNanos() < ends;
    }

    /**
     * Waits before the next try.
     *
     * @throws FailureException if the thread is interrupted
     */
    void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(
                    policy.pause(tries++, CERTAIN, ThreadLocalRandom.current()).toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException("Interrupted while waiting for BigQuery.", e);
        }
    }
}
