package io.schedulebuilder.analysis;

import static io.schedulebuilder.analysis.Histories.AS_OF;
import static io.schedulebuilder.analysis.Histories.TODAY;
import static io.schedulebuilder.analysis.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.HourSignal;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.PeakHours;
import io.schedulebuilder.domain.PriceTier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HourWorthTest {
    private static final PeakHours PEAKS =
            new PeakHours(new TreeSet<>(List.of(9, 19)), new TreeSet<>(List.of(11)), 1.25);

    @Test
    void table_noSends_isTheDefault_andRestsOnNothing() {
        HourTable table = HourWorth.table(signal(history()), PEAKS);
        assertThat(table.at(DayType.WEEKDAY, 9).factor()).isEqualTo(1.25);
        assertThat(table.at(DayType.WEEKDAY, 10).factor()).isEqualTo(1.0);
        assertThat(table.at(DayType.WEEKEND, 11).factor()).isEqualTo(1.25);
        assertThat(table.at(DayType.WEEKEND, 11).ownShare()).isZero();
    }

    @Test
    void table_clearPeak_isFound_andShrunkByItsSends() {
        HourSignal signal = signal(pages(1, 1.5));
        assertThat(signal.found()).isTrue();
        HourTable table = HourWorth.table(signal, PEAKS);
        HourTable.Hour peak = table.at(DayType.WEEKDAY, 14);
        HourTable.Hour usual = table.at(DayType.WEEKDAY, 19);
        assertThat(peak.factor()).isGreaterThan(1.2);
        assertThat(peak.ownShare()).isBetween(0.3, 1.0);
        assertThat(usual.factor()).isLessThan(1.15);
        // an hour without a send of its own keeps the default
        assertThat(table.at(DayType.WEEKDAY, 3).factor()).isEqualTo(1.0);
        assertThat(table.at(DayType.WEEKDAY, 3).ownShare()).isZero();
    }

    @Test
    void table_factor_isTheCredibilityMeanOfOwnAndDefault() {
        HourSignal signal = new HourSignal(
                List.of(new HourSignal.Cell(DayType.WEEKDAY, 9, 30, 0.1, 0.02, 2.0)), Optional.of(0.001), 10);
        HourTable.Hour hour = HourWorth.table(signal, PEAKS).at(DayType.WEEKDAY, 9);
        assertThat(hour.ownShare()).isCloseTo(0.75, within(1e-12));
        assertThat(hour.factor()).isCloseTo(0.75 * 2.0 + 0.25 * 1.25, within(1e-12));
    }

    @Test
    void table_hourInWhichNothingSold_isStillWorthSomething() {
        HourSignal signal = new HourSignal(
                List.of(new HourSignal.Cell(DayType.WEEKDAY, 9, 1_000_000, 0, 0, 0.0)), Optional.of(0.001), 1);
        assertThat(HourWorth.table(signal, PEAKS).at(DayType.WEEKDAY, 9).factor())
                .isPositive();
    }

    @Test
    void signal_dearPricesSentAtOneHour_areNoPeak() {
        // 20:00 earns four times as much a recipient, but only as premium was sent then.
        Histories history = history();
        SplittableRandom random = new SplittableRandom(5);
        for (int before = 85; before >= 1; before--) {
            LocalDate day = TODAY.minusDays(before);
            history.add(day.atTime(20, 0), PriceTier.PREMIUM, 40, 1000, 400, 20 + random.nextInt(20));
            history.add(day.atTime(10, 0), PriceTier.BUDGET, 10, 1000, 400, 20 + random.nextInt(20));
        }
        assertThat(signal(history).found()).isFalse();
    }

    /** The level of the test: on pages whose hours are all alike, a signal is found about one time in twenty. */
    @Test
    void signal_pagesWithoutOne_isFoundNoMoreOftenThanPromised() {
        int found = 0;
        for (int seed = 0; seed < 400; seed++) {
            found += signal(pages(seed, 1.0)).found() ? 1 : 0;
        }
        // 5% of 400 is 20; three standard deviations are 13.
        assertThat(found).isLessThanOrEqualTo(33);
    }

    /** The power of the test: half as much again at one hour in seven is found nearly always. */
    @Test
    void signal_pagesWithAPeak_isFound() {
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            found += signal(pages(1000 + seed, 1.5)).found() ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(90);
    }

    private static HourSignal signal(Histories history) {
        return HourWorth.signal(LookBack.of(history.build(), AS_OF));
    }

    /** Two PPVs a day at seven hours in turn, heavy-tailed purchases, 14:00 worth {@code peak}. */
    private static Histories pages(int seed, double peak) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] hours = {9, 11, 14, 16, 18, 19, 21};
        Histories history = history();
        for (int before = 89; before >= 1; before--) {
            for (int message = 0; message < 2; message++) {
                int hour = hours[random.nextInt(hours.length)];
                double normal =
                        random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
                double purchases = 40 * Math.exp(0.6 * normal) * (hour == 14 ? peak : 1);
                history.ppv(TODAY.minusDays(before), hour, 1000, (int) Math.round(purchases));
            }
        }
        return history;
    }
}
