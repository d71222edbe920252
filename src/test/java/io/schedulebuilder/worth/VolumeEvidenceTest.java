package io.schedulebuilder.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VolumeEvidenceTest {
    private static final long DAY = 86_400;
    private static final long AS_OF = 20_000 * DAY;
    private static final int USUAL = 10;

    /** How levels react to volume, and how they change over time for other reasons. */
    private record Truth(double slope, double trend, double noise) {}

    @Test
    void noWeeks_orTooFew_sayNothing() {
        assertThat(VolumeEvidence.of(List.of()).pooled()).isEmpty();
        assertThat(VolumeEvidence.of(weeks(new Random(1), 1, 4, new Truth(-1, 0, 0)))
                        .pooled())
                .isEmpty();
    }

    @Test
    void weeksOfOneVolume_areNotDifferent() {
        VolumeEffect effect = new VolumeEffect(-0.2, 0.1, 20, 9.5, 10.5, USUAL);
        assertThat(effect.hasDifferentWeeks()).isFalse();
        assertThat(new VolumeEffect(-0.2, 0.1, 20, 8, 12, USUAL).hasDifferentWeeks())
                .isTrue();
    }

    @Test
    void slope_isThatOfTheWeeks_andNotTheirTrend() {
        VolumeEvidence evidence = VolumeEvidence.of(weeks(new Random(2), 8, 20, new Truth(-0.3, 0.02, 0.01)));

        VolumeEffect pooled = evidence.pooled().orElseThrow();
        assertThat(pooled.slope()).isCloseTo(-0.3, within(0.03));
        assertThat(pooled.weeks()).isEqualTo(8 * 20);
        assertThat(pooled.factor(0.1)).isCloseTo(Math.exp(-0.03), within(0.01));
        assertThat(pooled.worst(0.1)).isLessThan(pooled.factor(0.1));
        assertThat(pooled.best(0.1)).isGreaterThan(pooled.factor(0.1));
        assertThat(evidence.pages()).hasSize(8).allSatisfy((page, effect) -> {
            assertThat(effect.slope()).isCloseTo(-0.3, within(0.05));
            assertThat(effect.usual()).isEqualTo(USUAL);
        });
    }

    /** With noise as of real weeks, 95% intervals contain the truth about that often. */
    @Test
    void intervals_coverTheTruth() {
        Random random = new Random(3);
        int covered = 0;
        int runs = 200;
        for (int run = 0; run < runs; run++) {
            VolumeEffect pooled = VolumeEvidence.of(weeks(random, 6, 14, new Truth(-0.2, 0.01, 0.1)))
                    .pooled()
                    .orElseThrow();
            if (Math.abs(pooled.slope() + 0.2) < 1.96 * pooled.deviation()) {
                covered++;
            }
        }
        assertThat(covered / (double) runs).isBetween(0.90, 1.0);
    }

    /** The whole way: sends with a known reaction, learned by the model, with captions and hours in between. */
    @Test
    void model_learnsTheReactionOfSends() {
        Random random = new Random(4);
        Sends sends = new Sends();
        for (int page = 0; page < 6; page++) {
            for (int week = 26; week > 0; week--) {
                int volume = 6 + random.nextInt(15);
                for (int send = 0; send < volume; send++) {
                    double rate = Math.exp(-3 - 0.4 * (volume / 13.0 - 1) + 0.1 * random.nextGaussian()); // 13 is usual
                    sends.add(
                            page,
                            random.nextInt(300),
                            send % 3,
                            0,
                            12,
                            AS_OF - week * 7L * DAY + send * 7L * DAY / volume,
                            20_000,
                            Math.round(20_000 * rate));
                }
            }
        }
        WorthModel model = WorthModel.of(sends, AS_OF, 90);

        VolumeEffect pooled = model.volume().pooled().orElseThrow();
        assertThat(pooled.hasDifferentWeeks()).isTrue();
        assertThat(pooled.best(1)).as("more PPVs sell less").isLessThan(1);
        assertThat(pooled.slope()).isBetween(-0.6, -0.2);
        assertThat(model.volume().pages()).containsOnlyKeys(0, 1, 2, 3, 4, 5);
        assertThat(model.tierVariance(0, 0)).isPositive().isLessThan(model.tierVariance(99, 0));
    }

    private static List<VolumeEvidence.Send> weeks(Random random, int pages, int weeks, Truth truth) {
        List<VolumeEvidence.Send> sends = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            for (int ago = 0; ago < weeks; ago++) {
                double load = 0.5 * random.nextGaussian();
                double level = truth.slope() * load + truth.trend() * ago + truth.noise() * random.nextGaussian();
                for (int send = 0; send < 3; send++) {
                    sends.add(new VolumeEvidence.Send(page, ago, load, level, USUAL));
                }
            }
        }
        return sends;
    }
}
