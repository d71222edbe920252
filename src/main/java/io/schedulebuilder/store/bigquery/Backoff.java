package io.schedulebuilder.store.bigquery;

import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Pauses between the repetitions of something that begins now. */
final class Backoff {
    /** Of each pause. */
    private static final double CERTAIN = 0.25;

    private final RetryPolicy policy;
    private final long ends;
    private int tries = 1;

    Backoff(RetryPolicy policy) {
        this.policy = policy;
        this.ends = System.nanoTime() + policy.inAll().toNanos();
    }

    /** For a part of what this one bounds: it ends when this one does. */
    Backoff within() {
        return new Backoff(policy.lasting(Duration.ofNanos(Math.max(0, ends - System.nanoTime()))));
    }

    /** Whether there is time for another try. */
    boolean hasTime() {
        return System.nanoTime() + policy.longest(tries).toNanos() < ends;
    }

    /** @throws FailureException if the thread is interrupted */
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
