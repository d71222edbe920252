package io.schedulebuilder.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long we try to reach someone.
 *
 * @param connecting until a connection stands
 * @param answering until an answer begins, connecting included
 * @param firstPause after the first try; each further pause is twice as long
 * @param longestPause no pause of our own is longer
 * @param inAll from the first try to giving up
 */
public record Patience(
        Duration connecting, Duration answering, Duration firstPause, Duration longestPause, Duration inAll) {
    /** For a run that is over: a receiver that restarts meanwhile still hears of it. */
    public static final Patience WHEN_OVER = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(16),
            Duration.ofSeconds(60));

    /** For a run that someone stops and waits for: one try. */
    public static final Patience WHEN_STOPPED = new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3));

    /**
     * The pause after a try: between half and all of the doubled one, so that many who failed together do not return
     * together.
     *
     * @param tries made so far, 1 or more
     */
    Duration pause(int tries, RandomGenerator random) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(tries - 1, 30));
        Duration capped = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
        return Duration.ofNanos(Math.round(capped.toNanos() * random.nextDouble(0.5, 1)));
    }
}
