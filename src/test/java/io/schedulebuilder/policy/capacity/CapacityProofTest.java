package io.schedulebuilder.policy.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.ActiveHours;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import java.util.List;
import java.util.Random;
import java.util.function.ObjIntConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Tag("slow")
@org.junit.jupiter.api.Tag("slow")
class CapacityProofTest {
    private Policies week = new Policies();

    @BeforeEach
    void asShipped() {
        week = new Policies();
    }

    @Test
    void megaRed_asShipped_fits_withRoomToSpare() {
        assertThat(CapacityProof.problems(week.policy())).isEmpty();
        assertThat(morePpvs(week)).isEqualTo(25); // 7 a day on five days, ten of them asked
    }

    // each limit at its border

    @Test
    void dailyCap_lastMessageThatFits_fits_andOneMoreDoesNot() {
        week.dailyCap = 6;
        week.bumps = 32;
        assertThat(fits()).isTrue(); // 42 of 7 x 6
        week.bumps = 33;
        assertThat(fits()).isFalse();
    }

    @Test
    void ppvGap_acrossMidnight_countsElapsedTime() {
        week.bumps = 0;
        week.coolingDays = 0;
        week.hours = new ActiveHours(0, 24 * 60);
        week.ppvGap = 18 * 60;
        week.ppvs = 10; // every 18 hours of 167.75
        assertThat(fits()).isTrue();
        week.ppvs = 11;
        assertThat(fits()).isFalse();
    }

    @Test
    void activeHours_bothEnds_areOpen_andMidnightAtTheEndIsTheNextDay() {
        week.bumps = 0;
        week.coolingDays = 0;
        week.ppvGap = 12 * 60;
        week.ppvs = 14;
        week.hours = new ActiveHours(8 * 60, 20 * 60); // 08:00 and 20:00 on each day
        assertThat(fits()).isTrue();
        week.hours = new ActiveHours(8 * 60, 20 * 60 - 1);
        assertThat(fits()).isFalse();
        week.hours = new ActiveHours(12 * 60, 24 * 60);
        assertThat(fits()).isFalse();
    }

    @Test
    void coolingDays_keepPpvsAway_andBumpsDoNotCare() {
        week.coolingDays = 6;
        week.ppvs = 7;
        assertThat(fits()).isTrue();
        week.ppvs = 8;
        assertThat(fits()).isFalse();
        week.ppvs = 0;
        week.bumps = 150;
        assertThat(fits()).isTrue();
    }

    @Test
    void slotGrid_gapIsRoundedUpToIt() {
        week.bumps = 0;
        week.coolingDays = 6;
        week.ppvGap = 61;
        week.slotMinutes = 60;
        week.ppvs = 8; // 08:00, 10:00, ... 22:00
        assertThat(fits()).isTrue();
        week.ppvs = 9;
        assertThat(fits()).isFalse();
    }

    @Test
    void bumpBetweenPpvs_takesTheTimeThatThePpvGapLeaves() {
        week.coolingDays = 6;
        week.ppvGap = 60;
        week.messageGap = 60;
        week.ppvs = 8;
        week.bumps = 7 + 6 * 15; // 15 hours of the last day for both
        assertThat(fits()).isTrue();
        week.messageGap = 61;
        assertThat(fits()).isFalse();
    }

    @Test
    void noSlotWithinTheHours_fitsNothing() {
        week.hours = new ActiveHours(8 * 60 + 1, 8 * 60 + 14);
        week.ppvs = 0;
        week.bumps = 1;
        assertThat(fits()).isFalse();
        week.bumps = 0;
        assertThat(fits()).isTrue();
    }

    /** Nothing asked is not the same as no room: the proof must not read an empty week as full. */
    @Test
    void nothingAsked_fits_evenWithACapOfNothing() {
        week.ppvs = 0;
        week.bumps = 0;
        week.dailyCap = 0;
        assertThat(fits()).isTrue();
        assertThat(morePpvs(week)).isZero();
    }

    @Test
    void gapOfNothing_lets24HoursHoldAsManyAsTheCap() {
        week.ppvGap = 0;
        week.messageGap = 0;
        week.dailyCap = 1_440;
        week.coolingDays = 0;
        week.ppvs = 1_440;
        week.bumps = 40;
        assertThat(fits()).isTrue();
    }

    // messages

    @Test
    void problem_ofSeveralLimits_namesEachWithItsSmallestChange() {
        week.dailyCap = 6;
        week.coolingDays = 5;
        week.ppvGap = 180;
        week.ppvs = 11;
        week.bumps = 30;
        assertThat(CapacityProof.problems(week.policy()))
                .containsExactly("a week has no room for 11 PPVs and 30 bumps for MEGA, RED, because of the PPV gap, "
                        + "cooling days "
                        + "and active hours together. Change one of these: PPV gap 165 minutes instead of 180 "
                        + "(rules/tiers.drl:44, rules/zones.drl:36); cooling days 4 instead of 5 (rules/zones.drl:36); "
                        + "active hours 08:00–23:00 instead of 08:00–22:00 (rules/hours.drl:16); weekly "
                        + "PPVs 10 instead of 11 (rules/tiers.drl:44, rules/zones.drl:36).");
    }

    @Test
    void problem_ofOneLimit_saysSo() {
        week.dailyCap = 5;
        assertThat(CapacityProof.problems(week.policy()))
                .containsExactly("a week has no room for 10 PPVs and 32 bumps for MEGA, RED, because of the daily cap. "
                        + "Change one of these: daily cap 6 instead of 5 (rules/tiers.drl:44); weekly PPVs 3 "
                        + "instead of 10 (rules/tiers.drl:44, rules/zones.drl:36); weekly bumps 25 instead of 32 "
                        + "(rules/tiers.drl:44, rules/zones.drl:36).");
    }

    @Test
    void problem_thatNoOneLimitMends_saysSo() {
        week.dailyCap = 1;
        week.coolingDays = 7;
        week.ppvs = 1;
        week.bumps = 8;
        assertThat(CapacityProof.problems(week.policy()))
                .containsExactly(
                        "a week has no room for 1 PPV and 8 bumps for MEGA, RED, because of the cooling days. Changing "
                                + "one limit is not enough.");
    }

    @Test
    void problem_thatOnlyAFinerGridOrLongerHoursMend_offersThem() {
        week.hours = new ActiveHours(20 * 60 + 10, 22 * 60 + 10);
        week.slotMinutes = 60;
        week.messageGap = 60;
        week.bumps = 0;
        week.coolingDays = 0;
        week.ppvGap = 60;
        week.ppvs = 15; // 21:00 and 22:00 on seven days
        assertThat(CapacityProof.problems(week.policy()))
                .containsExactly(
                        "a week has no room for 15 PPVs and 0 bumps for MEGA, RED, because of the message gap, active "
                                + "hours and slot minutes together. Change one of these: active hours "
                                + "20:00–22:10 instead of "
                                + "20:10–22:10 (rules/hours.drl:16); slot minutes 10 instead of 60; weekly PPVs "
                                + "14 instead of 15 (rules/tiers.drl:44, rules/zones.drl:36).");
    }

    private static final DoesNotFit NOTHING = new DoesNotFit(List.of(), List.of());

    /** How many PPVs would fit in addition. */
    private static int morePpvs(Policies any) {
        Policy policy = any.policy();
        return new EarliestWeek(WeekLimits.of(policy)).mostPpvs(policy.weeklyBumps(), WeekLimits.MINUTES_OF_WEEK)
                - policy.weeklyPpvs();
    }

    // against trying everything

    @Property(tries = 400)
    void verdict_ofAnySmallWeek_isThatOfBruteForce(@ForAll("smallWeeks") Policies any) {
        assertThat(CapacityProof.of(any.policy()).isEmpty())
                .as(any.toString())
                .isEqualTo(BruteForce.fits(any.policy()));
    }

    @Property(tries = 150)
    void slack_ofAnySmallWeekThatFits_isThatOfBruteForce(@ForAll("smallWeeks") Policies any) {
        if (fits(any) && morePpvs(any) < 4) {
            any.ppvs += morePpvs(any);
            assertThat(BruteForce.fits(any.policy())).as(any.toString()).isTrue();
            any.ppvs++;
            assertThat(BruteForce.fits(any.policy())).as(any.toString()).isFalse();
        }
    }

    /** Each mend, put into the policy, lets the week fit, and a smaller change does not. */
    @Property(tries = 200)
    void mend_ofAnySmallWeek_isTheSmallest(@ForAll("smallWeeks") Policies any) {
        DoesNotFit verdict = CapacityProof.of(any.policy()).orElse(NOTHING);
        if (!verdict.clashing().isEmpty()) {
            for (Mend mend : verdict.mends()) {
                switch (mend.limit().key()) {
                    case "daily_cap" -> isBorder(any, mend, any.dailyCap, -1, (week, cap) -> week.dailyCap = cap);
                    case "min_gap_minutes" -> isBorder(any, mend, any.ppvGap, 1, (week, gap) -> week.ppvGap = gap);
                    case "message_gap_minutes" ->
                        isBorder(any, mend, any.messageGap, 1, (week, gap) -> week.messageGap = gap);
                    case "cooling_days" -> isBorder(any, mend, any.coolingDays, 1, (week, n) -> week.coolingDays = n);
                    case "weekly_ppvs" -> isBorder(any, mend, any.ppvs, 1, (week, n) -> week.ppvs = n);
                    case "weekly_bumps" -> isBorder(any, mend, any.bumps, 1, (week, n) -> week.bumps = n);
                    default -> {} // below
                }
            }
        }
    }

    @Property(tries = 200)
    void longerHours_ofAnySmallWeek_areTheFewestMinutes(@ForAll("smallWeeks") Policies any) {
        ActiveHours hours = any.hours;
        DoesNotFit verdict = CapacityProof.of(any.policy()).orElse(NOTHING);
        if (!verdict.clashing().isEmpty()) {
            for (Mend mend : verdict.mends()) {
                if (mend.limit() == PolicyParameter.ACTIVE_HOURS) {
                    int open = minute(mend.value().substring(0, 5));
                    int close = minute(mend.value().substring(6));
                    any.hours = new ActiveHours(open, close);
                    assertThat(fits(any)).as(any.toString()).isTrue();
                    int added = hours.openMinute() - open + close - hours.closeMinute();
                    for (int early = 0; early < added; early += 5) { // one step of all grids less
                        int late = added - 5 - early;
                        if (hours.openMinute() - early >= 0 && hours.closeMinute() + late <= 24 * 60) {
                            any.hours = new ActiveHours(hours.openMinute() - early, hours.closeMinute() + late);
                            assertThat(fits(any)).as(any.toString()).isFalse();
                        }
                    }
                }
            }
        }
    }

    /** Weeks as large as a rule may ask for, counted in another way: no change is proposed that is not enough. */
    @Property(tries = 60)
    void mend_ofAnyWeek_makesItFit(@ForAll("largeWeeks") Policies any) {
        assertThat(CapacityProof.of(any.policy()).isEmpty())
                .as(any.toString())
                .isEqualTo(SlotBySlot.fits(any.policy()));
        DoesNotFit verdict = CapacityProof.of(any.policy()).orElse(NOTHING);
        if (!verdict.clashing().isEmpty()) {
            for (Mend mend : verdict.mends()) {
                assertThat(SlotBySlot.fits(mended(any, mend).policy()))
                        .as(any + ": " + mend)
                        .isTrue();
            }
        }
    }

    @Test
    void mend_ofAGapLongerThanADay_makesItFit() {
        week.ppvs = 3;
        week.bumps = 26;
        week.ppvGap = 1_560;
        week.dailyCap = 4;
        week.coolingDays = 3;
        assertThat(CapacityProof.of(week.policy())).hasValueSatisfying(verdict -> assertThat(verdict.mends())
                .extracting(Mend::toString)
                .containsExactly(
                        "daily cap 5 instead of 4", "weekly PPVs 2 instead of 3", "weekly bumps 25 instead of 26"));
        week.dailyCap = 5;
        assertThat(SlotBySlot.fits(week.policy())).isTrue();
    }

    private static Policies mended(Policies any, Mend mend) {
        Policies mended = any.copy();
        switch (mend.limit().key()) {
            case "daily_cap" -> mended.dailyCap = Integer.parseInt(mend.value());
            case "min_gap_minutes" -> mended.ppvGap = Integer.parseInt(mend.value());
            case "message_gap_minutes" -> mended.messageGap = Integer.parseInt(mend.value());
            case "cooling_days" -> mended.coolingDays = Integer.parseInt(mend.value());
            case "weekly_ppvs" -> mended.ppvs = Integer.parseInt(mend.value());
            case "weekly_bumps" -> mended.bumps = Integer.parseInt(mend.value());
            case "slot_minutes" -> mended.slotMinutes = Integer.parseInt(mend.value());
            case "active_hours" ->
                mended.hours = new ActiveHours(
                        minute(mend.value().substring(0, 5)),
                        minute(mend.value().substring(6)));
        }
        return mended;
    }

    /** Were one of them not needed, the others would still keep the messages from fitting. */
    @Property(tries = 200)
    void clash_ofAnySmallWeek_isLeftByLiftingAnyOne(@ForAll("smallWeeks") Policies any) {
        DoesNotFit verdict = CapacityProof.of(any.policy()).orElse(NOTHING);
        if (!verdict.clashing().isEmpty()) {
            Policy clash = any.policy();
            for (CapacityProof.Lift<?> lift : CapacityProof.LIFTS) {
                clash = verdict.clashing().contains(lift.limit()) ? clash : lift.of(clash);
            }
            assertThat(CapacityProof.fits(clash)).isFalse();
            for (CapacityProof.Lift<?> lift : CapacityProof.LIFTS) {
                if (verdict.clashing().contains(lift.limit())) {
                    assertThat(CapacityProof.fits(lift.of(clash))).isTrue();
                }
            }
        }
    }

    private static void isBorder(Policies any, Mend mend, int now, int step, ObjIntConsumer<Policies> set) {
        int mended = Integer.parseInt(mend.value());
        set.accept(any, mended);
        assertThat(BruteForce.fits(any.policy())).as(any + ": " + mend).isTrue();
        set.accept(any, mended + step);
        assertThat(BruteForce.fits(any.policy())).as(any + ": " + mend).isFalse();
        set.accept(any, now);
    }

    private static int minute(String clock) {
        return Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock.substring(3));
    }

    /** A few slots a day, so that everything can be tried, and limits that bind about half of the time. */
    @Provide
    Arbitrary<Policies> smallWeeks() {
        return Arbitraries.randomValue(CapacityProofTest::drawn);
    }

    /** At their limits or a little beyond, as a tight policy of a large page is. */
    @Provide
    Arbitrary<Policies> largeWeeks() {
        return Arbitraries.randomValue(random -> {
            Policies week = new Policies();
            week.slotMinutes = random.nextInt(4) == 0 ? 15 : 30;
            week.hours = random.nextBoolean() ? week.hours : new ActiveHours(60 * random.nextInt(20), 24 * 60);
            week.ppvGap = random.nextInt(2_000);
            week.messageGap = 20 + random.nextInt(100);
            week.dailyCap = 2 + random.nextInt(5);
            week.coolingDays = random.nextInt(6);
            week.ppvs = random.nextInt(7);
            week.bumps = Math.max(0, 7 * week.dailyCap - week.ppvs - 2 + random.nextInt(5));
            return week;
        });
    }

    private static Policies drawn(Random random) {
        Policies week = new Policies();
        week.slotMinutes = random.nextInt(3) == 0 ? 30 : 60;
        int open = random.nextBoolean() ? 5 * random.nextInt(12 * 22) : 60 * random.nextInt(22);
        week.hours = new ActiveHours(open, Math.min(24 * 60, open + 30 + 5 * random.nextInt(20)));
        week.ppvGap = random.nextInt(4) == 0 ? 30 * random.nextInt(4) : 60 * random.nextInt(60);
        week.messageGap = random.nextInt(2) == 0 ? 30 * random.nextInt(3) : 30 * random.nextInt(52);
        week.dailyCap = random.nextInt(4);
        week.coolingDays = random.nextInt(8);
        week.ppvs = random.nextInt(5);
        week.bumps = random.nextInt(5);
        return week;
    }

    private boolean fits() {
        return fits(week);
    }

    private static boolean fits(Policies any) {
        return CapacityProof.of(any.policy()).isEmpty();
    }
}
