package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void within_endsWithWhatItIsAPartOf() {
        assertThat(new Backoff(ServiceLimits.USUAL.call().lasting(Duration.ZERO))
                        .within()
                        .hasTime())
                .isFalse();
        assertThat(new Backoff(ServiceLimits.USUAL.call().lasting(Duration.ofMinutes(1)))
                        .within()
                        .hasTime())
                .isTrue();
    }
}
