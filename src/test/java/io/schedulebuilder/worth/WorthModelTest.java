package io.schedulebuilder.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WorthModelTest {
    private static final long DAY = 86_400;
    private static final long AS_OF = 20_000 * DAY;
    private static final double HALF_LIFE = 90;

    /** A market whose captions have a known appeal: pages × captions, each sent {@code times} times. */
    private static Sends market(int pages, int captions, int times, double shared, double own, double noise) {
        Random random = new Random(1);
        double[] appeal = random.doubles(captions)
                .map(any -> shared * random.nextGaussian())
                .toArray();
        Sends sends = new Sends();
        for (int page = 0; page < pages; page++) {
            double[] taste = random.doubles(captions)
                    .map(any -> own * random.nextGaussian())
                    .toArray();
            for (int time = 0; time < times; time++) {
                for (int text = 0; text < captions; text++) {
                    double rate = Math.exp(-3 + appeal[text] + taste[text] + noise * random.nextGaussian());
                    sends.add(page, text, 0, 0, 12, second(time, times, text, captions), 100_000, (long)
                            (100_000 * rate));
                }
            }
        }
        return sends;
    }

    private static long second(int time, int times, int text, int captions) {
        return AS_OF - 80 * DAY + (80 * DAY - 1) * ((long) time * captions + text) / ((long) times * captions);
    }

    @Test
    void withoutSends_everyCaptionIsOrdinary() {
        CaptionEffect.Belief belief =
                WorthModel.of(new Sends(), AS_OF, HALF_LIFE).caption(0, 7, 0);
        assertThat(belief.mean()).isZero();
        assertThat(belief.variance()).isPositive().isLessThan(1);
    }

    @Test
    void extremeSends_giveNumbers() {
        Sends sends = new Sends();
        sends.add(0, 1, 0, 0, 0, AS_OF - 1, 1, 1);
        sends.add(0, -1, 2, 5, 47, AS_OF - 1, Long.MAX_VALUE / 4, 0);
        sends.add(9, 1, 1, 0, 3, AS_OF - 10_000 * DAY, 5, 500);
        WorthModel model = WorthModel.of(sends, AS_OF, HALF_LIFE);
        for (int page : new int[] {0, 9, 1_000}) {
            CaptionEffect.Belief belief = model.caption(page, 1, 0);
            assertThat(belief.mean()).isFinite();
            assertThat(belief.variance()).isFinite().isPositive();
        }
    }

    /** A rule may give a half-life of 0.1 days, at which the weight of a send from last year is 0. */
    @Test
    void oldSends_givenAnyHalfLife_giveNumbers() {
        Sends sends = new Sends();
        sends.add(0, 1, 0, 0, 0, AS_OF - 400 * DAY, 1_000, 50);
        sends.add(0, 2, 0, 0, 0, AS_OF - DAY, 1_000, 50);
        for (double halfLife : new double[] {0.1, 1, 3_650}) {
            CaptionEffect.Belief belief =
                    WorthModel.of(sends, AS_OF, halfLife).conversion(0, 0, 1, 0).orElseThrow();
            assertThat(belief.mean()).isFinite();
            assertThat(belief.variance()).isFinite().isPositive();
        }
    }

    /** Text 1 has much from page 0 and text 2 from page 1; nobody sent text 3. */
    @Test
    void evidence_isOfThePageThatSentTheCaption() {
        Sends sends = new Sends();
        for (int page = 0; page < 2; page++) {
            for (int i = 0; i < 20; i++) {
                sends.add(page, i % 2 == 0 ? page + 1 : 10 + i, 0, 0, 12, AS_OF - (40 - i) * DAY, 5_000, 250);
            }
        }
        CaptionEffect captions = WorthModel.of(sends, AS_OF, HALF_LIFE).captions();
        assertThat(captions.evidence(1, 0).fromPage()).isBetween(0.5, 1.0);
        assertThat(captions.evidence(1, 0).fromOtherPages()).isCloseTo(0, within(1e-9));
        assertThat(captions.evidence(1, 1).fromPage()).isZero();
        assertThat(captions.evidence(1, 1).fromOtherPages()).isBetween(0.1, 0.99);
        assertThat(captions.evidence(3, 0)).isEqualTo(new CaptionEffect.Evidence(0, 0));
    }

    @Test
    void spreads_areThoseOfTheMarket() {
        WorthModel model = WorthModel.of(market(6, 400, 2, 0.4, 0.2, 0.15), AS_OF, HALF_LIFE);
        assertThat(model.captions().sharedSpread()).isCloseTo(0.4, within(0.06));
        assertThat(model.captions().ownSpread()).isCloseTo(0.2, within(0.04));
        assertThat(Math.sqrt(model.captions().noise())).isCloseTo(0.15, within(0.03));
    }

    /** A short half-life must not make old sends look as if they scattered less. */
    @Test
    void noise_givenAShortHalfLife_isThatOfTheMarket() {
        for (double halfLife : new double[] {20, 40}) {
            CaptionEffect captions = WorthModel.of(market(6, 400, 2, 0.4, 0, 0.15), AS_OF, halfLife)
                    .captions();
            assertThat(Math.sqrt(captions.noise())).as("half-life " + halfLife).isCloseTo(0.15, within(0.03));
        }
    }

    /** If lucky sends counted more than unlucky ones, eight buyers would be taken for nine. */
    @Test
    void conversion_whereBuyersAreFew_isNotOverestimated() {
        Sends sends = new Sends();
        Random random = new Random(5);
        double bought = 0;
        for (int i = 0; i < 3_000; i++) {
            int buyers = buyers(8, random);
            bought += buyers;
            sends.add(0, i % 1_000, 0, 0, 12, second(0, 1, i, 3_000), 160, buyers);
        }
        WorthModel model = WorthModel.of(sends, AS_OF, HALF_LIFE);
        double mean = 0;
        for (int text = 0; text < 1_000; text++) {
            CaptionEffect.Belief belief = model.conversion(0, 0, text, 0).orElseThrow();
            mean += Math.exp(belief.mean() + belief.variance() / 2) / 1_000;
        }
        assertThat(mean / (bought / 3_000 / 160)).isBetween(0.95, 1.05);
    }

    /** A Poisson number (Knuth, The Art of Computer Programming 2, 3.4.1). */
    private static int buyers(double mean, Random random) {
        int buyers = -1;
        for (double product = 1; product > Math.exp(-mean); product *= random.nextDouble()) {
            buyers++;
        }
        return buyers;
    }

    @Test
    void hours_areTold_comparedWithTheUsualOnes() {
        Sends sends = new Sends();
        Random random = new Random(6);
        for (int i = 0; i < 1_000; i++) {
            int hour = i % 4 == 0 ? 21 : 13;
            double rate = (hour == 21 ? 0.06 : 0.04) * Math.exp(0.1 * random.nextGaussian());
            sends.add(0, i % 40, 0, 0, hour, second(0, 1, i, 1_000), 100_000, (long) (100_000 * rate));
        }
        WorthModel model = WorthModel.of(sends, AS_OF, HALF_LIFE);
        assertThat(model.hour(0, 21) - model.hour(0, 13)).isCloseTo(Math.log(1.5), within(0.05));
        assertThat(0.25 * model.hour(0, 21) + 0.75 * model.hour(0, 13)).isCloseTo(0, within(0.02));
        assertThat(model.hour(0, 5)).isEqualTo(model.hour(0, 6)); // never used
    }

    @Test
    void oneLuckySale_isHardlyBelieved() {
        Sends sends = new Sends();
        Random random = new Random(2);
        for (int text = 0; text < 200; text++) {
            sends.add(0, text, 0, 0, 12, second(0, 1, text, 201), 5_000, 230 + random.nextInt(40));
        }
        sends.add(0, 200, 0, 0, 12, AS_OF - 1, 2, 2);
        CaptionEffect captions = WorthModel.of(sends, AS_OF, HALF_LIFE).captions();
        double raised = captions.belief(200, 0).mean() - captions.belief(201, 0).mean();
        assertThat(raised).isBetween(0.0, 0.2);
    }

    @Test
    void otherPagesSales_countForThisPage_butLessThanItsOwn() {
        Sends sends = market(4, 100, 1, 0.2, 0.2, 0.1);
        for (int page = 4; page < 6; page++) { // 4 has sent the caption, 5 has not
            for (int text = 0; text < 100; text++) {
                sends.add(page, text, 0, 0, 12, second(0, 1, text, 101), 100_000, 5_000);
            }
            if (page == 4) {
                sends.add(4, 100, 0, 0, 12, AS_OF - 1, 100_000, 10_000);
            }
        }
        CaptionEffect captions = WorthModel.of(sends, AS_OF, HALF_LIFE).captions();
        CaptionEffect.Belief itsOwn = captions.belief(100, 4);
        CaptionEffect.Belief another = captions.belief(100, 5);
        CaptionEffect.Belief untried = captions.belief(101, 5);
        assertThat(another.mean()).isGreaterThan(untried.mean() + 0.05).isLessThan(itsOwn.mean() - 0.05);
        assertThat(another.variance()).isLessThan(untried.variance()).isGreaterThan(itsOwn.variance());
    }

    @Test
    void captionsThatPeopleSendAgainAndAgain_areBetter_soUntriedOnesAreWorse() {
        Sends sends = new Sends();
        Random random = new Random(3);
        for (int text = 0; text < 300; text++) {
            double appeal = 0.3 * random.nextGaussian();
            int times = appeal > 0.2 ? 4 : appeal > -0.1 ? 2 : 1;
            for (int time = 0; time < times; time++) {
                sends.add(
                        0, text, 0, 0, 12, second(0, 1, text, 301) + time, 100_000, (long) (5_000 * Math.exp(appeal)));
            }
        }
        assertThat(WorthModel.of(sends, AS_OF, HALF_LIFE).caption(0, 1_000, 0).mean())
                .isBetween(-0.8, -0.1);
    }

    @Test
    void wearAndLoad_areTold_fromThePagesOwnSends() {
        Sends sends = new Sends();
        Random random = new Random(4);
        for (int page = 0; page < 10; page++) {
            int[] sent = new int[40];
            for (int i = 0; i < 300; i++) {
                int text = random.nextInt(40);
                double rate = 0.05 * Math.exp(-0.1 * sent[text]++ + 0.1 * random.nextGaussian());
                sends.add(page, text, 0, 0, 12, AS_OF - 30 * DAY + i * DAY / 10, 100_000, (long) (100_000 * rate));
            }
        }
        assertThat(WorthModel.of(sends, AS_OF, HALF_LIFE).wearSlope()).isBetween(0.05, 0.2);
    }
}
