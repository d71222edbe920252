package io.schedulebuilder.domain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How something is tried again after a failure that may pass.
 *
 * @param firstPause after the first try; each further pause is twice as long
 * @param longestPause no pause is longer
 * @param inAll from the first try to giving up
 */
public record RetryPolicy(Duration firstPause, Duration longestPause, Duration inAll) {
    /** The same pauses under another limit. */
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
     * The pause after a try: by chance, so that many who failed together do not return together ("jitter": M. Brooker,
     * "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
     *
     * @param tries made so far, 1 or more
     * @param least the part of the longest pause that is certain, 0 to 1
     */
    public Duration pause(int tries, double least, RandomGenerator random) {
        return Duration.ofNanos(Math.round(longest(tries).toNanos() * random.nextDouble(least, 1)));
    }
}
