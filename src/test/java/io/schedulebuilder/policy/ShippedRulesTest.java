package io.schedulebuilder.policy;

import static io.schedulebuilder.policy.Accounts.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.AccountTier;
import io.schedulebuilder.domain.PlanningConstraint;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.Segment;
import io.schedulebuilder.domain.SetBy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of the rules as shipped. */
class ShippedRulesTest {
    @ParameterizedTest(name = "revenue {0}, saturation {1}: {2} {3}")
    @CsvFileSource(resources = "policy-golden.csv", numLinesToSkip = 1)
    void policy_atEachCellAndBorder_isTheGoldenOne(
            String revenue,
            double saturation,
            AccountTier tier,
            SaturationZone zone,
            int ppvs,
            int bumps,
            int gapMinutes,
            int coolingDays,
            int dailyCap) {
        Policy policy = Rules.shipped().policyFor(account(revenue, saturation));

        assertThat(policy.tier()).isEqualTo(tier);
        assertThat(policy.zone()).isEqualTo(zone);
        assertThat(policy.weeklyPpvs()).isEqualTo(ppvs);
        assertThat(policy.weeklyBumps()).isEqualTo(bumps);
        assertThat(policy.ppvGap()).isEqualTo(Duration.ofMinutes(gapMinutes));
        assertThat(policy.coolingDays()).isEqualTo(coolingDays);
        assertThat(policy.dailyCap()).isEqualTo(dailyCap);
        assertThat(Rules.shipped().tierFor(account(revenue, 0))).isEqualTo(tier);
    }

    @ParameterizedTest(name = "{0} a recipient, {1} messages: {2}")
    @CsvSource({
        "0,    0,   EXPLORATORY, 0.6,  0.3,  0.1",
        "9,    19,  EXPLORATORY, 0.6,  0.3,  0.1",
        "0.49, 20,  BUDGET,      0.6,  0.3,  0.1",
        "0.5,  20,  STANDARD,    0.3,  0.45, 0.25",
        "1.99, 100, STANDARD,    0.3,  0.45, 0.25",
        "2,    100, PREMIUM,     0.15, 0.35, 0.5",
        "4.99, 100, PREMIUM,     0.15, 0.35, 0.5",
        "5,    20,  LUXURY,      0.15, 0.35, 0.5"
    })
    void segment_atEachBorder_picksItsPriceMix(
            double rpr, int messages, Segment segment, BigDecimal budget, BigDecimal mid, BigDecimal premium) {
        Policy policy = Rules.shipped().policyFor(account("10000", 0.1, rpr, messages));

        assertThat(policy.segment()).isEqualTo(segment);
        assertThat(policy.priceMix()).isEqualTo(new PriceMix(budget, mid, premium));
    }

    @Test
    void segment_fixed_isNobodysAndPicksThePriceMix() {
        Policy policy = Rules.shipped().policyFor(account("10000", 0.1, 1.0, 100), Segment.LUXURY);

        assertThat(policy.segment()).isEqualTo(Segment.LUXURY);
        assertThat(policy.priceMix().premium()).isEqualByComparingTo("0.5");
        assertThat(policy.setBy()).doesNotContainKey("segment").containsKey("price_mix");
    }

    @Test
    void priceMix_ofEightPpvs_goesToTheLargestRemainders() {
        Policy policy = Rules.shipped().policyFor(account("10000", 0.1, 1.0, 100));

        // 2.4, 3.6 and 2.0 of 8: the one that is left goes to Mid
        assertThat(policy.priceMix().counts(policy.weeklyPpvs()))
                .isEqualTo(Map.of(PriceTier.BUDGET, 2, PriceTier.MID, 4, PriceTier.PREMIUM, 2));
    }

    @Test
    void policy_ofAnyPage_hasTheHoursLimitsAndWeightsAsShipped() {
        Policy policy = Rules.shipped().policyFor(account("10000", 0.1));

        assertThat(policy.activeHours().start()).isEqualTo("08:00");
        assertThat(policy.activeHours().end()).isEqualTo("22:00");
        assertThat(policy.messageGap()).isEqualTo(Duration.ofMinutes(30));
        assertThat(policy.slotMinutes()).isEqualTo(15);
        assertThat(policy.peakHours().weekday()).containsExactly(9, 13, 17, 19, 20);
        assertThat(policy.peakHours().weekend()).containsExactly(11, 14, 18, 21);
        assertThat(policy.peakHours().factor()).isEqualTo(1.25);
        assertThat(policy.bumpPoints()).isEqualTo(100);
        assertThat(policy.get(PolicyParameter.URGENT_PPVS)).isEqualTo(5);
        assertThat(policy.get(PolicyParameter.MESSAGES_PER_CATEGORY)).isEqualTo(20);
        assertThat(policy.get(PolicyParameter.EXPLORATION)).isEqualByComparingTo("0.01");
        assertThat(policy.get(PolicyParameter.UNTRIED_CAPTIONS)).isEqualTo(1);
        assertThat(policy.get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS)).isEqualByComparingTo("90");
        assertThat(policy.overridden()).isEmpty();
        assertThat(PlanningConstraint.weighted().stream().collect(Collectors.toMap(c -> c, policy::weight)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        PlanningConstraint.PPV_UNPLACED, 10,
                        PlanningConstraint.BUMP_UNPLACED, 1,
                        PlanningConstraint.EXPECTED_REVENUE, 1,
                        PlanningConstraint.PRICE_TIER_THREE_IN_A_ROW, 300,
                        PlanningConstraint.CATEGORY_TWICE_IN_A_ROW, 200,
                        PlanningConstraint.URGENCY_TWICE_IN_A_ROW, 150,
                        PlanningConstraint.PPVS_SPREAD_OVER_DAYS, 100,
                        PlanningConstraint.BUMP_BETWEEN_PPVS, 60,
                        PlanningConstraint.MINUTES_VARIED, 10,
                        PlanningConstraint.LEAST_CHANGE, 100));
    }

    /** Every place is looked up in the file itself, so that a moved line cannot make the test lie. */
    @Test
    void setBy_ofEveryParameter_namesTheLineOfItsWord() {
        Policy policy = Rules.shipped().policyFor(account("10000", 0.7));

        assertThat(policy.setBy().keySet())
                .contains(
                        "tier",
                        "zone",
                        "segment",
                        "weekly_ppvs",
                        "ppv_volume",
                        "weekly_bumps",
                        "bump_volume",
                        "min_gap_minutes",
                        "gap_plus_minutes",
                        "message_gap_minutes",
                        "cooling_days",
                        "daily_cap",
                        "active_hours",
                        "price_mix",
                        "slot_minutes",
                        "peak_hours.weekday",
                        "peak_hours.weekend",
                        "peak_hour_factor",
                        "bump_points",
                        "urgent_ppvs",
                        "messages_per_category",
                        "evidence_half_life_days",
                        "exploration",
                        "untried_captions",
                        "stale_after_days",
                        "weights.least change")
                .hasSize(25 + PlanningConstraint.weighted().size());
        assertThat(policy.setBy().get("weekly_ppvs").rule()).isEqualTo("SMALL: 5 to 25 thousand dollars");
        List<PolicyParameter<?>> set = PolicyParameter.settable().stream()
                .filter(parameter -> !parameter.isOptional())
                .toList();
        for (PolicyParameter<?> parameter : set) {
            SetBy setBy = policy.setBy().get(parameter.key());
            assertThat(line(setBy.file(), setBy.line())).as(parameter.key()).contains(parameter.word() + "(");
        }
        for (PlanningConstraint constraint : PlanningConstraint.weighted()) {
            var setBy = policy.setBy().get("weights." + constraint.words());
            assertThat(line(setBy.file(), setBy.line())).contains("weight(\"" + constraint.words() + "\"");
        }
    }

    private static String line(String file, int line) {
        List<String> lines =
                Rules.read(Rules.SHIPPED.resolveSibling(file)).lines().toList();
        return lines.get(line - 1);
    }

    @Property(tries = 300)
    void policy_ofAnyAccount_isThere(
            @ForAll @BigRange(min = "0", max = "10000000") @Scale(2) BigDecimal revenue,
            @ForAll @DoubleRange(min = 0, max = 1) double saturation,
            @ForAll @DoubleRange(min = 0, max = 100) double rpr,
            @ForAll @IntRange(max = 100_000) int messages) {
        Account account = account(revenue.toPlainString(), saturation, rpr, messages);

        Policy policy = Rules.shipped().policyFor(account);

        assertThat(policy.weeklyPpvs()).isBetween(3, 21);
        assertThat(policy.weeklyBumps()).isBetween(4, 32);
        assertThat(policy.priceMix().counts(policy.weeklyPpvs()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(policy.weeklyPpvs());
    }
}
