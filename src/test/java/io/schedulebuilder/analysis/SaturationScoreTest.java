package io.schedulebuilder.analysis;

import static io.schedulebuilder.analysis.Histories.AS_OF;
import static io.schedulebuilder.analysis.Histories.TODAY;
import static io.schedulebuilder.analysis.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Saturation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaturationScoreTest {
    @Test
    void saturation_steadyPage_isZero() {
        assertThat(score(history().daily(80, 1, 400, 40).build())).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // viewers fall by 15%, at full weight of each tier; purchases stay, so earnings per recipient do too
        "340,40,MICRO,0.15",
        "340,40,SMALL,0.15",
        "340,40,MEDIUM,0.20",
        "340,40,LARGE,0.25",
        "340,40,MEGA,0.30",
        // half way to the threshold: half the weight; beyond it: no more than all
        "370,40,MEGA,0.15",
        "100,40,MEGA,0.30",
        // earnings fall by 10%, half of 0.40; by 20%, all of it, and not yet a run, which begins beyond 20%
        "400,36,MEDIUM,0.20",
        "400,32,MEDIUM,0.40",
        // by 22.5%: all, and every day is under
        "400,31,MEDIUM,0.60",
        "340,31,MEGA,0.90"
    })
    void saturation_fallInTheLastFourteenDays_isGraded(int viewed, int purchased, AccountTier tier, double expected) {
        PageHistory history =
                history().daily(80, 15, 400, 40).daily(14, 1, viewed, purchased).build();
        assertThat(saturation(history, tier).score()).isCloseTo(expected, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({"1,0.0666666667", "2,0.1333333333", "3,0.20", "5,0.20"})
    void saturation_daysInARowUnder_countUpToThree(int days, double expected) {
        // The other days make up for them, so that only the run speaks.
        PageHistory history = history()
                .daily(80, 15, 400, 40)
                .daily(14, days + 1, 400, 90)
                .daily(days, 1, 400, 20)
                .build();
        assertThat(score(history)).isCloseTo(expected, within(5e-5));
    }

    @Test
    void saturation_runBrokenByAGoodDay_startsAgain() {
        PageHistory history = history()
                .daily(80, 15, 400, 40)
                .daily(14, 6, 400, 90)
                .daily(5, 4, 400, 20)
                .daily(3, 3, 400, 40)
                .daily(2, 1, 400, 20)
                .build();
        assertThat(score(history)).isCloseTo(0.2 * 2 / 3, within(5e-5));
    }

    @Test
    void saturation_badRunLongAgo_saysNothingOfNow() {
        PageHistory history = history()
                .daily(80, 60, 400, 40)
                .daily(59, 50, 100, 1)
                .daily(49, 1, 400, 40)
                .build();
        assertThat(score(history)).isZero();
    }

    @Test
    void saturation_wholePlatformFalls_takesItsShareOff() {
        Histories page = history().daily(80, 15, 400, 40).daily(14, 1, 400, 32);
        double alone = score(page.platform(80, 1, 500).build());
        double together = score(history()
                .daily(80, 15, 400, 40)
                .daily(14, 1, 400, 32)
                .platform(80, 15, 500)
                .platform(14, 1, 400)
                .build());
        assertThat(alone).isCloseTo(0.40, within(5e-5));
        assertThat(together).isCloseTo(0.30, within(5e-5));
    }

    @Test
    void saturation_platformFallsAndThePageDoesNot_isNotBelowZero() {
        PageHistory history = history()
                .daily(80, 1, 400, 40)
                .platform(80, 15, 500)
                .platform(14, 1, 100)
                .build();
        assertThat(score(history)).isZero();
    }

    @Test
    void saturation_holiday_isLeftOutOnBothSides() {
        Histories history = history().daily(80, 15, 400, 40);
        for (int before = 14; before >= 1; before--) {
            boolean off = before >= 5;
            history.ppv(TODAY.minusDays(before), 19, off ? 10 : 400, off ? 0 : 40);
            if (off) {
                history.holiday(TODAY.minusDays(before));
            }
        }
        assertThat(score(history.build())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"13,true", "30,false"})
    void saturation_fewerThanFourteenDays_isZeroWithANote(int days, boolean noted) {
        Saturation saturation = saturation(history().daily(days, 1, 400, 40).build(), AccountTier.SMALL);
        assertThat(saturation.score()).isZero();
        assertThat(saturation.notes()).hasSize(noted ? 1 : 0);
        assertThat(saturation.parts()).hasSize(4);
    }

    @Test
    void saturation_onlyRecentDays_cannotBeCompared() {
        // fourteen days of data, none of them earlier than the last fourteen
        Saturation saturation = saturation(history().daily(13, 0, 400, 40).build(), AccountTier.SMALL);
        assertThat(saturation.score()).isZero();
        assertThat(saturation.notes()).hasSize(1);
    }

    /** 0.4 + 0.2 is a hair above 0.6 in binary: the page would be RED, and read 0.6000. */
    @Test
    void saturation_exactlyAtABorder_isNotBeyondIt() {
        PageHistory history =
                history().daily(80, 15, 400, 40).daily(14, 1, 400, 20).build();
        assertThat(score(history)).isEqualTo(0.60);
    }

    @Test
    void parts_addUpToTheScore() {
        Saturation saturation = saturation(
                history()
                        .daily(80, 15, 400, 40)
                        .daily(14, 1, 380, 30)
                        .platform(80, 15, 500)
                        .platform(14, 1, 480)
                        .build(),
                AccountTier.LARGE);
        assertThat(saturation.parts().stream()
                        .mapToDouble(Saturation.Part::share)
                        .sum())
                .isCloseTo(saturation.score(), within(5e-5));
    }

    @Property(tries = 200)
    void saturation_isBetweenZeroAndOne_andAWorseFortnightIsNoLessSaturated(
            @ForAll @IntRange(max = 400) int viewed, @ForAll @IntRange(max = 80) int purchased) {
        double score = score(fortnight(viewed, purchased));
        assertThat(score).isBetween(0.0, 1.0);
        assertThat(score(fortnight(viewed, Math.max(0, purchased - 5)))).isGreaterThanOrEqualTo(score - 1e-12);
        assertThat(score(fortnight(Math.max(0, viewed - 20), purchased))).isGreaterThanOrEqualTo(score - 1e-12);
    }

    private static PageHistory fortnight(int viewed, int purchased) {
        return history().daily(80, 15, 400, 40).daily(14, 1, viewed, purchased).build();
    }

    private static double score(PageHistory history) {
        return saturation(history, AccountTier.MEDIUM).score();
    }

    private static Saturation saturation(PageHistory history, AccountTier tier) {
        return SaturationScore.of(LookBack.of(history, AS_OF), history, tier);
    }
}
