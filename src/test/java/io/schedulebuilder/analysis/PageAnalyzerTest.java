package io.schedulebuilder.analysis;

import static io.schedulebuilder.analysis.Histories.AS_OF;
import static io.schedulebuilder.analysis.Histories.TODAY;
import static io.schedulebuilder.analysis.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.BankBaseline.TierTotals;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageEconomics.Source;
import io.schedulebuilder.domain.PriceTier;
import java.time.DayOfWeek;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PageAnalyzerTest {
    @Test
    void analysis_emptyPage_isANewPage_withAWarning() {
        PageAnalysis analysis = analyse(history());
        assertThat(analysis.messageCount()).isZero();
        assertThat(analysis.revenue()).isZero();
        assertThat(analysis.saturation().score()).isZero();
        assertThat(analysis.hours().found()).isFalse();
        assertThat(analysis.notes()).singleElement().asString().startsWith("page ava has no messages in the 90 days");
        assertThat(analysis.economics().meanPpvRevenue()).isPositive();
    }

    @Test
    void revenue_isTheExactSumOfViewedMessages_ofTheLookBack() {
        PageAnalysis analysis = analyse(history()
                .ppv(TODAY.minusDays(91), 12, 400, 999) // a day too old
                .ppv(TODAY.minusDays(90), 0, 400, 10) // the first minute that counts
                .ppv(TODAY.minusDays(1), 19, 400, 20)
                .ppv(TODAY.minusDays(1), 20, 0, 30) // nobody viewed it
                .ppv(TODAY, 11, 400, 40)
                .ppv(TODAY, 12, 400, 888)); // as-of itself is not seen
        assertThat(analysis.revenue()).isEqualByComparingTo("700");
        assertThat(analysis.messageCount()).isEqualTo(4);
    }

    @Test
    void averages_areMeansOfMessages_withZeroBelowTheLineLeftOut() {
        PageAnalysis analysis = analyse(history()
                .add(TODAY.minusDays(3).atTime(9, 0), PriceTier.MID, 10, 100, 50, 10) // $1.00, 20%
                .add(TODAY.minusDays(2).atTime(9, 0), PriceTier.MID, 10, 1000, 100, 30) // $0.30, 30%
                .add(TODAY.minusDays(1).atTime(9, 0), PriceTier.MID, 10, 0, 0, 0));
        assertThat(analysis.averageRpr()).isCloseTo(0.65, within(1e-12));
        assertThat(analysis.averageConversion()).isCloseTo(0.25, within(1e-12));
        assertThat(analysis.account().messageCount()).isEqualTo(3);
    }

    @Test
    void tierMessages_areThePpvsOfTheLeastSentTier() {
        Histories sent = history()
                .add(TODAY.minusDays(91).atTime(9, 0), PriceTier.PREMIUM, 10, 100, 50, 10) // a day too old
                .add(TODAY.minusDays(3).atTime(9, 0), PriceTier.BUDGET, 10, 100, 50, 10)
                .add(TODAY.minusDays(3).atTime(10, 0), PriceTier.BUDGET, 10, 100, 50, 10)
                .add(TODAY.minusDays(3).atTime(11, 0), PriceTier.MID, 10, 100, 50, 10)
                .add(TODAY.minusDays(2).atTime(9, 0), PriceTier.MID, 10, 100, 50, 10);
        assertThat(analyse(sent).account().tierMessages()).isZero();

        sent.add(TODAY.minusDays(1).atTime(9, 0), PriceTier.PREMIUM, 10, 100, 50, 10);
        assertThat(analyse(sent).account().tierMessages()).isEqualTo(1);
    }

    @Test
    void tier_isAskedOnce_withoutASaturation() {
        AtomicInteger asked = new AtomicInteger();
        PageAnalyzer.analyse(history().daily(80, 1, 400, 40).build(), AS_OF, account -> {
            asked.incrementAndGet();
            assertThat(account.saturation()).isZero();
            assertThat(account.revenue()).isPositive();
            return AccountTier.MEGA;
        });
        assertThat(asked).hasValue(1);
    }

    @Test
    void weekdays_areLocal_mondayFirst() {
        // 23:30 on Sunday in Berlin is Sunday, though it is 22:30 in UTC and Monday further east
        PageAnalysis analysis = analyse(history()
                .add(TODAY.minusDays(1).atTime(23, 30), PriceTier.MID, 10, 100, 50, 10)
                .ppv(TODAY.minusDays(7), 9, 400, 10));
        assertThat(analysis.weekdays())
                .extracting(PageAnalysis.WeekdayFigures::day)
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.SUNDAY);
    }

    @Test
    void economics_pagesOwnFigures_comeFirst_thenTheBanks_thenTheDefault() {
        BankBaseline bank = new BankBaseline(Map.of(
                PriceTier.BUDGET, new TierTotals(10, 2000, 100, 70), PriceTier.MID, new TierTotals(10, 1000, 90, 900)));
        PageEconomics economics = analyse(
                        history().ppv(TODAY.minusDays(1), 9, 400, 20).bank(bank))
                .economics();
        assertThat(economics.meanViewers()).isEqualTo(new PageEconomics.Estimate(400, Source.PAGE));
        assertThat(economics.tiers().get(PriceTier.MID).price()).isEqualTo(new PageEconomics.Estimate(10, Source.PAGE));
        assertThat(economics.tiers().get(PriceTier.MID).conversion())
                .isEqualTo(new PageEconomics.Estimate(0.05, Source.PAGE));
        assertThat(economics.tiers().get(PriceTier.BUDGET).price())
                .isEqualTo(new PageEconomics.Estimate(7, Source.BANK));
        assertThat(economics.tiers().get(PriceTier.BUDGET).conversion())
                .isEqualTo(new PageEconomics.Estimate(0.05, Source.BANK));
        assertThat(economics.tiers().get(PriceTier.PREMIUM).price())
                .isEqualTo(new PageEconomics.Estimate(25, Source.DEFAULT));
        // every PPV so far was mid: 400 viewers x 5% x $10
        assertThat(economics.meanPpvRevenue()).isCloseTo(200, within(1e-9));
    }

    @Test
    void priorViewers_captionsThatDiffer_areTrustedMoreThanCaptionsAlike() {
        Histories alike = history();
        Histories unlike = history();
        for (int i = 1; i <= 60; i++) {
            alike.ppv(TODAY.minusDays(i), 9, 1000, 50 + i % 3);
            unlike.ppv(TODAY.minusDays(i), 9, 1000, i % 2 == 0 ? 20 : 80);
        }
        double strong = analyse(alike).economics().tiers().get(PriceTier.MID).priorViewers();
        double weak = analyse(unlike).economics().tiers().get(PriceTier.MID).priorViewers();
        assertThat(strong).isEqualTo(20_000);
        // mean 5%, between-caption variance 0.03^2 less noise: 0.0475 / 0.000853 - 1
        assertThat(weak).isCloseTo(0.0475 / (0.0009 - 0.0475 / 1000) - 1, within(3.0));
    }

    private static PageAnalysis analyse(Histories history) {
        return PageAnalyzer.analyse(history.build(), AS_OF, account -> AccountTier.SMALL);
    }
}
