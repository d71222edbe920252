package io.schedulebuilder.domain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How to retry after a temporary failure.
 *
 * @param firstPause after the first try; each further pause doubles
 * @param longestPause no pause is longer
 * @param inAll from the first try until giving up
 */
public record RetryPolicy(Duration firstPause, Duration longestPause, Duration inAll) {
    /** The same pauses with another total limit. */
    public RetryPolicy lasting(Duration limit) {
        return new RetryPolicy(firstPause, longestPause, limit);
    }

    /**
     * The longest pause after a try.
     *
     * @param tries made so far, 1 or more
     */
    public Duration longest(int tries) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(tries - 1, 30));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }

    /**
     * The pause after a try. It is random, so that clients that failed together do not retry together ("jitter": M.
     * Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
     *
     * @param tries made so far, 1 or more
     * @param least the fixed part of the longest pause, 0 to 1
     */
    public Duration pause(int tries, double least, RandomGenerator random) {
        return Duration.ofNanos(Math.round(longest(tries).toNanos() * random.nextDouble(least, 1)));
    }
}
