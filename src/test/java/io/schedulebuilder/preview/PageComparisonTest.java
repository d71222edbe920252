package io.schedulebuilder.preview;

import static io.schedulebuilder.preview.Comparisons.page;
import static io.schedulebuilder.preview.Comparisons.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PageComparisonTest {
    @Test
    void beyondNoise_changeAboveTheLargestSeedDifference_is_andOneEqualToItIsNot() {
        PagePlans before = plans(100, 110, 120); // seeds differ by 20 at most, mean 110
        assertThat(page("ava", before, plans(130, 131, 132)).isBeyondNoise()).isTrue(); // +21
        assertThat(page("ava", before, plans(129, 130, 131)).isBeyondNoise()).isFalse(); // +20
        assertThat(page("ava", before, plans(88, 89, 90)).isBeyondNoise()).isTrue(); // −21
    }

    @Test
    void seedNoise_isTheLargerOfBothRuleSets() {
        PageComparison page = page("ava", plans(100, 110, 120), plans(200, 260, 230));
        assertThat(page.seedNoise()).isEqualTo(60);
        assertThat(page.change()).isEqualTo(120);
        assertThat(page.changeShare()).hasValueCloseTo(12.0 / 11, within(1e-9));
    }

    @Test
    void beyondNoise_noChangeWithoutNoise_isNot() {
        assertThat(page("ava", plans(5, 5, 5), plans(5, 5, 5)).isBeyondNoise()).isFalse();
    }

    @Test
    void changeShare_ofNothing_isEmpty() {
        assertThat(page("ava", plans(0, 0, 0), plans(5, 5, 5)).changeShare()).isEmpty();
    }

    @Test
    void plannedWithOtherSeeds_isRefused() {
        assertThatThrownBy(() -> page("ava", plans(1, 2, 3), plans(1, 2))).isInstanceOf(IllegalArgumentException.class);
    }

    /** The figure that the Javadoc of isBeyondNoise gives. */
    @Test
    void beyondNoise_plansThatDifferByChanceAlone_areTakenForMoreOnceInTwentyTimes() {
        Random random = new Random(1);
        int pages = 20_000;
        int beyond = 0;
        for (int i = 0; i < pages; i++) {
            PageComparison page = page(
                    "ava",
                    plans(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()),
                    plans(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
            beyond += page.isBeyondNoise() ? 1 : 0;
        }
        assertThat((double) beyond / pages).isCloseTo(0.05, within(0.006));
    }
}
