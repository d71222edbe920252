package io.schedulebuilder.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RetryPolicy POLICY =
            new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(70), Duration.ofSeconds(1));

    @Test
    void longest_doubles_toTheLimit_howeverManyTries() {
        assertThat(POLICY.longest(1)).hasMillis(10);
        assertThat(POLICY.longest(3)).hasMillis(40);
        assertThat(POLICY.longest(4)).hasMillis(70);
        assertThat(POLICY.longest(Integer.MAX_VALUE)).hasMillis(70);
    }

    @Test
    void pause_isBetweenItsCertainPartAndTheLongest() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(POLICY.pause(2, 0.25, random)).isBetween(Duration.ofMillis(5), Duration.ofMillis(20));
        }
    }

    @Test
    void lasting_changesTheLimitOnly() {
        assertThat(POLICY.lasting(Duration.ofMinutes(1)))
                .isEqualTo(new RetryPolicy(Duration.ofMillis(10), Duration.ofMillis(70), Duration.ofMinutes(1)));
    }
}
