package io.schedulebuilder.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.compare.MeanDifference.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

class MeanDifferenceTest {
    private static final int REPETITIONS = 2_000;

    @org.junit.jupiter.api.Test
    void of_fiveWeeks_isAPairedTIntervalOverTheirMeans() {
        MeanDifference difference = MeanDifference.of(List.of(week(1, 3), week(1), week(3), week(4, 4), week(5)), 0.95);
        // Means 2 1 3 4 5: mean 3, standard deviation 1.5811, t of 4 degrees 2.7764.
        assertThat(difference.mean()).isEqualTo(3);
        assertThat(difference.low()).isCloseTo(3 - 2.7764 * 1.5811 / Math.sqrt(5), within(1e-3));
        assertThat(difference.high()).isCloseTo(3 + 2.7764 * 1.5811 / Math.sqrt(5), within(1e-3));
        assertThat(difference.runs()).isEqualTo(7);
        assertThat(difference.test()).isEqualTo(Test.OVER_WEEKS);
        assertThat(difference.isShown()).isTrue();
    }

    @org.junit.jupiter.api.Test
    void of_oneWeek_isAPairedTIntervalOverItsSeeds() {
        MeanDifference difference = MeanDifference.of(List.of(week(1, 2, 3)), 0.95);
        // Mean 2, standard deviation 1, t of 2 degrees 4.3027.
        assertThat(difference.low()).isCloseTo(2 - 4.3027 / Math.sqrt(3), within(1e-3));
        assertThat(difference.test()).isEqualTo(Test.OVER_SEEDS);
        assertThat(difference.isShown()).isFalse();
        // The half width is 2.4842, the error 0.5774: 3 × ((2.4842 + 0.8416 × 0.5774) / 2)².
        assertThat(difference.needed()).hasValue(7);
    }

    @org.junit.jupiter.api.Test
    void of_twoWeeks_addsTheirVariances_whateverTheirLevels() {
        MeanDifference difference = MeanDifference.of(List.of(week(10, 11, 12), week(-12, -11, -10)), 0.95);
        // Each mean has variance 1/3; their mean (1/3 + 1/3)/4; 4 degrees of freedom.
        assertThat(difference.mean()).isZero();
        assertThat(difference.high()).isCloseTo(2.7764 * Math.sqrt(1.0 / 6), within(1e-3));
        assertThat(difference.needed()).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void of_oneSeedOfFewWeeks_hasNoInterval() {
        MeanDifference difference = MeanDifference.of(List.of(week(5), week(5)), 0.95);
        assertThat(difference.test()).isEqualTo(Test.NONE);
        assertThat(difference.isShown()).isFalse();
        assertThat(difference.needed()).isEmpty();
    }

    @org.junit.jupiter.api.Test
    void of_nothing_isNothing_andOfAConstantIsSure() {
        assertThat(MeanDifference.of(List.of(week(0, 0), week(0)), 0.95).isNothing())
                .isFalse();
        assertThat(MeanDifference.of(List.of(week(0, 0), week(0, 0)), 0.95).isNothing())
                .isTrue();
        assertThat(MeanDifference.of(List.of(week(2, 2), week(2, 2)), 0.95).isShown())
                .isTrue();
    }

    @org.junit.jupiter.api.Test
    void of_chanceAlone_isShownInAboutOneOfTwentyContests() {
        Random random = new Random(1);
        assertThat(shown(random::nextGaussian, 15, 5)).isBetween(0.035, 0.065);
        assertThat(shown(random::nextGaussian, 3, 5)).isBetween(0.03, 0.065);
        // Local search often ends in the same place, and now and then far below: differences are mostly 0, rarely
        // large.
        DoubleSupplier rare = () -> random.nextInt(4) > 0 ? 0 : random.nextGaussian() * random.nextGaussian();
        assertThat(shown(rare, 15, 5)).isLessThan(0.065);
        assertThat(shown(rare, 3, 5)).isLessThan(0.065);
    }

    @org.junit.jupiter.api.Test
    void of_aStepOfOneDeviation_isShownByFifteenWeeks() {
        Random random = new Random(2);
        assertThat(shown(() -> 1 + random.nextGaussian(), 15, 5)).isGreaterThan(0.99);
    }

    private static double shown(DoubleSupplier noise, int weeks, int seeds) {
        int shown = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            List<double[]> differences = new ArrayList<>();
            for (int week = 0; week < weeks; week++) {
                double[] ofWeek = new double[seeds];
                for (int seed = 0; seed < seeds; seed++) {
                    ofWeek[seed] = noise.getAsDouble();
                }
                differences.add(ofWeek);
            }
            shown += MeanDifference.of(differences, 0.95).isShown() ? 1 : 0;
        }
        return (double) shown / REPETITIONS;
    }

    private static double[] week(double... differences) {
        return differences;
    }
}
