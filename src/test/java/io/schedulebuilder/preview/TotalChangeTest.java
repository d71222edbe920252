package io.schedulebuilder.preview;

import static io.schedulebuilder.preview.Comparisons.page;
import static io.schedulebuilder.preview.Comparisons.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TotalChangeTest {
    /** Differences 1, 2, 3: mean 2, standard error 1/√3, t of 2 degrees at 97.5% is 4.302653. */
    @Test
    void onePage_isTheTextbooksPairedInterval() {
        TotalChange total = TotalChange.of(List.of(page("ava", plans(100, 100, 100), plans(101, 102, 103))));
        assertThat(total.change()).isCloseTo(2, within(1e-9));
        assertThat(total.low()).isCloseTo(2 - 4.302653 / Math.sqrt(3), within(1e-5));
        assertThat(total.high()).isCloseTo(2 + 4.302653 / Math.sqrt(3), within(1e-5));
        assertThat(total.isBeyondNoise()).isFalse();
    }

    /** Two pages as unlike as can be, each with the same spread: variances add, 4 degrees of freedom, t 2.776445. */
    @Test
    void pagesThatDifferFromEachOther_doNotWidenTheInterval() {
        TotalChange total = TotalChange.of(List.of(
                page("ava", plans(100, 100, 100), plans(101, 102, 103)),
                page("mia", plans(9000, 9000, 9000), plans(9999, 10_000, 10_001))));
        assertThat(total.change()).isCloseTo(1002, within(1e-9));
        assertThat(total.high() - total.change()).isCloseTo(2.776445 * Math.sqrt(2.0 / 3), within(1e-5));
        assertThat(total.isBeyondNoise()).isTrue();
    }

    @Test
    void pairs_areOfOneSeed() { // seeds differ by hundreds, the rules by exactly 1 with each
        TotalChange total = TotalChange.of(List.of(page("ava", plans(100, 500, 900), plans(101, 501, 901))));
        assertThat(total.isBeyondNoise()).isTrue();
    }

    @Test
    void noDifference_isNone_andNoPagesAreNone() {
        assertThat(TotalChange.of(List.of(page("ava", plans(1, 2, 3), plans(1, 2, 3))))
                        .isBeyondNoise())
                .isFalse();
        assertThat(TotalChange.of(List.of()).isBeyondNoise()).isFalse();
    }

    @Test
    void interval_holdsTheTruthAsOftenAsItSays() {
        Random random = new Random(7);
        int runs = 2_000;
        int held = 0;
        for (int run = 0; run < runs; run++) {
            TotalChange total = TotalChange.of(IntStream.range(0, 8)
                    .mapToObj(i -> page(
                            "page" + i, plans(0, 0, 0), plans(normal(random, i), normal(random, i), normal(random, i))))
                    .toList());
            held += total.low() <= 0 && total.high() >= 0 ? 1 : 0;
        }
        assertThat((double) held / runs).isBetween(0.93, 0.98);
    }

    private static double normal(Random random, int page) {
        return random.nextGaussian() * (1 + page);
    }
}
