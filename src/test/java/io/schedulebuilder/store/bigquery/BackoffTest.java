package io.schedulebuilder.store.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void within_endsWithWhatItIsAPartOf() {
        assertThat(new Backoff(Patience.USUAL, Duration.ZERO).within().hasTime())
                .isFalse();
        assertThat(new Backoff(Patience.USUAL, Duration.ofMinutes(1)).within().hasTime())
                .isTrue();
    }
}
