package io.schedulebuilder.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.proof.LimitPrice;
import io.schedulebuilder.proof.LimitPrices;
import io.schedulebuilder.proof.LimitStep;
import io.schedulebuilder.proof.Proof;
import io.schedulebuilder.proof.Prover;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits of weeks so small that their prices can be told by hand. */
class LimitPricesTest {
    private static final Prover PROVER = Prover.load();
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** Two PPVs, 1,000 points or $100 each, and a Sunday of which the hour from 14:00 is worth a quarter more. */
    private static Problems sunday() {
        Problems problem = new Problems();
        problem.asOf = Optional.of(problem.at("2025-11-09T00:00").instant());
        problem.activeHours = new ActiveHours(13 * 60, 16 * 60);
        problem.ppvGap = Duration.ofMinutes(60);
        problem.messages.add(Problems.message(Problems.caption(1, PriceTier.MID, "a", false), 1000));
        problem.messages.add(Problems.message(Problems.caption(2, PriceTier.MID, "b", false), 1000));
        return problem;
    }

    @Test
    void ppvGap_aStepShorter_letsBothStandInTheGoodHour() {
        LimitPrice price = price("PPV gap", "45 min", sunday());

        assertThat(price.medium()).isZero();
        assertThat(points(price)).containsOnly(250L);
        assertThat(price.dollars()).hasValueCloseTo(25.0, within(1e-9));
        assertThat(price.from()).isEqualTo("60 min");
    }

    @Test
    void ppvGap_aStepLonger_costsNothingWhereThereIsRoom() {
        assertThat(points(price("PPV gap", "75 min", sunday()))).containsOnly(0L);
    }

    @Test
    void activeHours_withoutTheGoodHour_costWhatItIsWorth() {
        Problems problem = sunday();
        problem.activeHours = new ActiveHours(14 * 60, 17 * 60);

        LimitPrice price = price("active hours", "15:00–17:00", problem);

        assertThat(points(price)).containsOnly(-250L);
        assertThat(price.dollars()).hasValueCloseTo(-25.0, within(1e-9));
    }

    /** One message a day less is a PPV left out: that is told first, and points are not compared with it. */
    @Test
    void dailyCap_thatLeavesAMessageOut_isPricedInMessages() {
        Problems problem = sunday();
        problem.dailyCap = 2;

        LimitPrice price = price("daily cap", "1", problem);

        assertThat(price.medium()).isEqualTo(-10);
        assertThat(price.dollars()).isEmpty();
    }

    @Test
    void coolingDays_thatTakeTheOnlyDay_leaveBothOut() {
        Problems problem = sunday();
        problem.coolingDays = 6;

        assertThat(price("cooling days", "7", problem).medium()).isEqualTo(-20);
    }

    @Test
    void dollars_ofAWeekOfBumps_areUnknown() {
        Problems problem = sunday();
        problem.messages.clear();
        problem.messages.add(Problems.message(Problems.caption(1, PriceTier.BUMP, "a", false), 100));

        assertThat(price("daily cap", "26", problem).dollars()).isEmpty();
    }

    @Test
    void steps_thatNoLimitCanTake_areNotPriced() {
        Problems problem = sunday();
        problem.ppvGap = Duration.ZERO;
        problem.messageGap = Duration.ofMinutes(10);
        problem.dailyCap = 1;
        problem.activeHours = new ActiveHours(30, 24 * 60);

        assertThat(LimitStep.of(problem.problem()))
                .extracting(step -> step.limit() + " " + step.from() + " to " + step.to())
                .containsExactly(
                        "PPV gap 0 min to 15 min",
                        "message gap 10 min to 25 min",
                        "daily cap 1 to 2",
                        "cooling days 0 to 1",
                        "active hours 00:30–24:00 to 01:30–24:00",
                        "active hours 00:30–24:00 to 00:30–23:00");
    }

    @Test
    void price_ofEachStepOfAWeek_isProven() {
        WeekProblem week = sunday().problem();

        assertThat(LimitStep.of(week)).isNotEmpty().allSatisfy(step -> {
            LimitPrice price = price(step.limit(), step.to(), sunday());
            assertThat(price.least()).isEqualTo(price.most());
        });
    }

    /** The proven bounds of what is gained, and what was found. */
    private static List<Long> points(LimitPrice price) {
        return List.of(price.least(), price.found(), price.most());
    }

    private static LimitPrice price(String limit, String to, Problems problem) {
        WeekProblem week = problem.problem();
        LimitStep step = LimitStep.of(week).stream()
                .filter(each -> each.limit().equals(limit) && each.to().equals(to))
                .findFirst()
                .orElseThrow();
        Proof base = PROVER.prove(week, Optional.empty(), LIMIT, 2);
        return new LimitPrices(PROVER).price(step, week, base, base.places(), LIMIT, 2);
    }
}
