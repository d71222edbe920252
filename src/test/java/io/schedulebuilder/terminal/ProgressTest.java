package io.schedulebuilder.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void line_tellsTheTimeLeft_byWhatWasDoneHere() {
        assertThat(Progress.line(5, 20, "20 pages", Duration.ofSeconds(25), 5))
                .isEqualTo("5 of 20 pages [########......................]  25%, 1:15 left");
        assertThat(Progress.line(15, 20, "20 pages", Duration.ofSeconds(25), 5))
                .as("ten were done by an earlier run")
                .isEqualTo("15 of 20 pages [#######################.......]  75%, 0:25 left");
    }
}
