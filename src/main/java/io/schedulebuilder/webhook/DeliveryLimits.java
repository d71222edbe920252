package io.schedulebuilder.webhook;

import io.schedulebuilder.domain.RetryPolicy;
import java.time.Duration;

/**
 * Time limits for a delivery.
 *
 * @param connecting until the connection is open
 * @param answering until a response begins, including connecting
 * @param retry from the first try until giving up; the receiver can ask for longer pauses
 */
public record DeliveryLimits(Duration connecting, Duration answering, RetryPolicy retry) {
    /** For a finished run: long enough for a receiver to restart. */
    public static final DeliveryLimits WHEN_OVER = new DeliveryLimits(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(16), Duration.ofSeconds(60)));

    /** For a run that a user stopped and is waiting for: only one try. */
    public static final DeliveryLimits WHEN_STOPPED = new DeliveryLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            new RetryPolicy(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(3)));
}
