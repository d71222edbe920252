package io.schedulebuilder.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2025-11-04T08:00:00Z");

    @Test
    void parse_secondsOrADate_isHowLong() {
        assertThat(RetryAfter.parse(" 150 ", NOW)).contains(Duration.ofSeconds(150));
        assertThat(RetryAfter.parse("Tue, 04 Nov 2025 08:01:30 GMT", NOW)).contains(Duration.ofSeconds(90));
        assertThat(RetryAfter.parse("Tue, 04 Nov 2025 07:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void parse_anythingElse_isNothing() {
        for (String text : new String[] {"", "soon", "-5", "1.5", "99999999999999999999"}) {
            assertThat(RetryAfter.parse(text, NOW)).as(text).isEmpty();
        }
    }

    @Test
    void pause_doublesToItsCap_andIsNeverShorterThanHalf() {
        SplittableRandom random = new SplittableRandom(1);
        long[] longest = {1, 2, 4, 8, 16, 16, 16};
        for (int tries = 1; tries <= longest.length; tries++) {
            for (int draw = 0; draw < 100; draw++) {
                assertThat(DeliveryLimits.WHEN_OVER.retry().pause(tries, 0.5, random))
                        .isBetween(Duration.ofMillis(longest[tries - 1] * 500), Duration.ofSeconds(longest[tries - 1]));
            }
        }
        assertThat(DeliveryLimits.WHEN_OVER.retry().pause(1_000_000, 0.5, random))
                .isLessThanOrEqualTo(Duration.ofSeconds(16));
    }
}
