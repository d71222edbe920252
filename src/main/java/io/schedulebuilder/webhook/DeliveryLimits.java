package io.schedulebuilder.webhook;

import io.schedulebuilder.domain.RetryPolicy;
import java.time.Duration;

/**
 * How long we try to reach someone.
 *
 * @param connecting until a connection stands
 * @param answering until an answer begins, connecting included
 * @param retry from the first try to giving up; the receiver may ask for longer pauses
 */
public record DeliveryLimits(Duration connecting, Duration answering, RetryPolicy retry) {
    /** For a finished run: a receiver that restarts still gets it. */
    public static final DeliveryLimits WHEN_OVER = new DeliveryLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(16), Duration.ofSeconds(60)));

    /** For a run that someone stopped and is waiting for: one try. */
    public static final DeliveryLimits WHEN_STOPPED = new DeliveryLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            new RetryPolicy(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(3)));
}
