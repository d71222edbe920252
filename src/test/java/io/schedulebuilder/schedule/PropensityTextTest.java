package io.schedulebuilder.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Propensity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PropensityTextTest {
    @Test
    void explored_saysWhatItBeat_whatItCosts_andHowLikelyItWas() {
        assertThat(PropensityText.of(new Propensity(
                        0.1244,
                        0.0233,
                        Optional.of(new Propensity.Exploration(new CaptionId(-4711), 2119.139, 1742.243, 14.217)))))
                .isEqualTo("Explored: its draw of $2,119.14 beat the $1,742.24 of caption -4711, which is expected to "
                        + "earn $14.22 more; chosen with probability 0.12 ± 0.02.");
    }

    /** Rounded to two digits, it would seem impossible. */
    @Test
    void oneOfManyAlike_hasAProbabilityThatIsNotZero() {
        assertThat(PropensityText.of(new Propensity(0.0014, 0.0003, Optional.empty())))
                .isEqualTo("Not explored: its expected conversion won it the place; chosen with probability 0.0014 ± "
                        + "0.0003.");
    }

    @Test
    void certainChoice_hasNoError() {
        assertThat(PropensityText.of(new Propensity(1, 0, Optional.empty()))).endsWith("chosen with probability 1.00.");
    }
}
