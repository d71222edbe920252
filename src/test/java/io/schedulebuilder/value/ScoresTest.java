package io.schedulebuilder.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.Confidence;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.RevenueInterval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresTest {
    private static CheckedSend send(String page, int week, long viewed, long purchased, double predicted) {
        return send(page, week, viewed, purchased, predicted, 100, 100);
    }

    private static CheckedSend send(
            String page, int week, long viewed, long purchased, double predicted, double dollars, double earned) {
        return new CheckedSend(
                new PageName(page),
                week,
                viewed,
                purchased,
                earned,
                predicted,
                0.04,
                0.1,
                predicted / 2,
                new RevenueInterval.Expected(dollars, new Confidence(0.1, 0.2, 0, 0)));
    }

    @Test
    void logLoss_ofPerfectPredictions_isZero() {
        assertThat(Scores.of(List.of(send("ava", 1, 1_000, 50, 0.05), send("ava", 1, 400, 0, 0)))
                        .model())
                .isCloseTo(0, within(1e-4));
    }

    @Test
    void logLoss_isPerThousandViewers_ofAllMessagesTogether() {
        Scores scores = Scores.of(List.of(send("ava", 1, 1_000, 100, 0.2), send("bea", 1, 3_000, 300, 0.2)));
        double ofAViewer = 0.1 * Math.log(0.1 / 0.2) + 0.9 * Math.log(0.9 / 0.8);
        assertThat(scores.model()).isCloseTo(1_000 * ofAViewer, within(1e-9));
        assertThat(scores.tierMean()).isZero();
        assertThat(scores.viewers()).isEqualTo(4_000);
    }

    @Test
    void logLoss_ofImpossiblePredictions_isLargeButFinite() {
        assertThat(Scores.of(List.of(send("ava", 1, 10, 10, 0))).model())
                .isFinite()
                .isGreaterThan(10_000);
        assertThat(Scores.of(List.of(send("ava", 1, 10, 0, 1))).model())
                .isFinite()
                .isGreaterThan(10_000);
    }

    /** Also where purchases are so few that no interval of whole numbers could hold 80%. */
    @ParameterizedTest
    @CsvSource({"0.3,0.1", "2,0.04", "25,0.3", "400,0.02", "5,0.000001"})
    void purchases_asPredicted_areInside_eightyPercentOfTheTime(double mean, double logVariance) {
        PredictedPurchases predicted = new PredictedPurchases(mean, logVariance);
        double shape = 1 / Math.expm1(logVariance);
        double chance = Math.pow(shape / (shape + mean), shape); // of no purchase: negative binomial
        double inside = 0;
        for (int purchased = 0; purchased < 10 * mean + 100; purchased++) {
            inside += chance * predicted.shareBetween(0.1, 0.9, purchased);
            chance *= (shape + purchased) / (purchased + 1) * mean / (shape + mean);
        }
        assertThat(inside).isCloseTo(0.8, within(1e-6));
    }

    @Test
    void purchases_farFromPredicted_areOutside() {
        PredictedPurchases predicted = new PredictedPurchases(100, 0.01);
        assertThat(predicted.shareBetween(0.1, 0.9, 100)).isEqualTo(1);
        assertThat(predicted.shareBetween(0.1, 0.9, 10)).isZero();
        assertThat(predicted.shareBetween(0.1, 0.9, 1_000_000_000)).isZero();
        assertThat(new PredictedPurchases(1e-9, 1e9).shareBetween(0.1, 0.9, 0)).isBetween(0.0, 1.0);
    }

    @Test
    void deciles_areInOrder_andOfEqualSize() {
        List<CheckedSend> sends = new ArrayList<>(IntStream.range(0, 25)
                .mapToObj(i -> send("ava", 1, 100, i % 3, 0.01 * ((i * 7) % 25 + 1)))
                .toList());
        List<Decile> deciles = Decile.of(sends);
        assertThat(deciles).hasSize(10).extracting(Decile::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(deciles).allSatisfy(decile -> assertThat(decile.messages()).isBetween(2, 3));
        assertThat(deciles).extracting(Decile::predicted).isSorted();
        assertThat(deciles.stream().mapToInt(Decile::messages).sum()).isEqualTo(25);
        assertThat(Decile.of(sends.subList(0, 3))).hasSize(3);
    }

    @Test
    void ratio_ofEqualWeeks_hasNoError_andOfUnequalOnes_aWideInterval() {
        assertThat(Ratio.of(List.of(new Ratio.Week(11, 10), new Ratio.Week(22, 20))))
                .hasValueSatisfying(ratio -> {
                    assertThat(ratio.value()).isCloseTo(1.1, within(1e-12));
                    assertThat(ratio.interval(0.8).low()).isCloseTo(1.1, within(1e-9));
                });
        assertThat(Ratio.of(List.of(new Ratio.Week(15, 10), new Ratio.Week(10, 15), new Ratio.Week(10, 10))))
                .hasValueSatisfying(ratio -> {
                    assertThat(ratio.value()).isCloseTo(1, within(1e-12));
                    assertThat(ratio.interval(0.8).low()).isLessThan(0.8);
                    assertThat(ratio.interval(0.99).low())
                            .isLessThan(ratio.interval(0.8).low());
                });
    }

    @Test
    void ratio_withoutTwoWeeksThatEarned_isUnknown() {
        assertThat(Ratio.of(List.of())).isEmpty();
        assertThat(Ratio.of(List.of(new Ratio.Week(10, 9), new Ratio.Week(10, 0), new Ratio.Week(0, 5))))
                .isEmpty();
    }

    @Test
    void page_isOff_ifEveryWeekIs_butNotByOneWeek_norByFew() {
        assertThat(page(1.3, 1.3, 1.25, 1.35, 1.3).isOff()).isTrue();
        assertThat(page(0.7, 0.7, 0.75, 0.72, 0.71).isOff()).isTrue();
        assertThat(page(1, 1, 1, 1, 2.5).isOff()).isFalse();
        assertThat(page(1.3, 1.3, 1.3).isOff()).isFalse();
    }

    private static PageScores page(double... ratios) {
        return PageScores.of(
                new PageName("ava"),
                IntStream.range(0, ratios.length)
                        .mapToObj(i -> send("ava", i + 1, 1_000, 50, 0.05, 100 * ratios[i], 100))
                        .toList());
    }

    @Test
    void week_countsThePagesInsideTheirOwnIntervals() {
        WeekScores week = WeekScores.of(
                LocalDate.parse("2025-11-03"),
                List.of(
                        send("ava", 1, 1_000, 50, 0.05, 100, 95),
                        send("bea", 1, 1_000, 50, 0.05, 100, 300),
                        send("cleo", 1, 1_000, 50, 0.05, 0, 0)));
        assertThat(week.pages()).isEqualTo(3);
        assertThat(week.pagesInside()).isEqualTo(1);
        assertThat(week.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isBetween(120.0, 200.0);
            assertThat(interval.high()).isBetween(200.0, 280.0);
        });
    }

    @Test
    void verdict_ofManyMessages_countsWeeks_andNamesPagesThatAreOff_worstFirst() {
        List<CheckedSend> sends = new ArrayList<>();
        for (int week = 1; week <= 4; week++) {
            for (int i = 0; i < 15; i++) {
                sends.add(send("ava", week, 1_000, 50, week == 2 ? 0.2 : 0.05, 100, 100));
                sends.add(send("bea", week, 1_000, 50, 0.05, 130 + week, 100));
                sends.add(send("cleo", week, 1_000, 50, 0.05, 160 + week, 100));
            }
        }
        assertThat(verdict(sends, new LeftOut(3, 0, 1)).sentences())
                .hasSize(4)
                .contains("Predicted $23,700, earned $18,000: ratio 1.32 (80% interval 1.31 to 1.32).")
                .last()
                .isEqualTo("Off by more than chance on 2 of 3 pages: cleo (ratio 1.63), bea (ratio 1.33).");
        assertThat(verdict(sends, LeftOut.NONE).sentences().get(0))
                .startsWith("Better than the page's mean for the price tier in 3 of 4 weeks (log loss ")
                .contains("), and than the page's own figures for each caption in 3 of 4 weeks (against ");
        assertThat(verdict(sends, LeftOut.NONE).leftOut()).isEmpty();
        assertThat(verdict(sends, new LeftOut(3, 0, 1)).leftOut())
                .containsExactly("Left out: 4 PPVs: 3 sent less than two days before as-of, which may still sell; 1 "
                        + "without viewers or without a paid caption in the bank.");
    }

    @Test
    void verdict_ofFewMessages_saysWhatItNeeds() {
        assertThat(verdict(List.of(send("ava", 1, 1_000, 50, 0.05)), LeftOut.NONE)
                        .sentences())
                .first()
                .isEqualTo("Too little data for a verdict: 1 message in 1 week. It needs at least 100 messages in 4 "
                        + "weeks. Check more weeks with --weeks, or import more of the history.");
    }

    private static CheckVerdict verdict(List<CheckedSend> sends, LeftOut leftOut) {
        return new CheckVerdict(CheckReport.of(
                Instant.parse("2025-11-03T08:00:00Z"), LocalDate.parse("2025-10-06"), 4, 3, sends, leftOut));
    }
}
