package io.schedulebuilder.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a failed case says. */
class CaseResultTest {
    @Test
    void difference_namesTheRulesThatMadeTheValue_andWhatIsRightIsNotNamed() {
        CaseResult result = result("revenue,saturation,tier,weekly_ppvs,weekly_bumps", "1000,0.45,MICRO,5,4");

        assertThat(result.passed()).isFalse();
        assertThat(result.sentences())
                .containsExactly("weekly_ppvs: expected 5, got 4 (rules/tiers.drl:16 × rules/zones.drl:22).");
    }

    @Test
    void numbers_writtenOtherwise_areTheSame_andTheNextOneIsNot() {
        assertThat(result("revenue,saturation,peak_hours.factor", "1,0,1.250").passed())
                .isTrue();
        assertThat(result("revenue,saturation,peak_hours.factor", "1,0,1.251").passed())
                .isFalse();
    }

    @Test
    void peakHours_inAnyOrder_areTheSame() {
        assertThat(result("revenue,saturation,peak_hours.weekday", "1,0,20 19 17 13")
                        .passed())
                .isFalse();
        assertThat(result("revenue,saturation,peak_hours.weekday", "1,0,20 19 17 13 9")
                        .passed())
                .isTrue();
    }

    @Test
    void segment_expected_isWhatTheRulesSay_andGiven_isWhatTheyAreTold() {
        assertThat(result("revenue,saturation,average_rpr,message_count,expected_segment", "1,0,2,20,PREMIUM")
                        .passed())
                .isTrue();
        assertThat(result("revenue,saturation,segment,price_mix.Premium", "10000,0.1,LUXURY,4")
                        .passed())
                .isTrue();
    }

    @Test
    void account_withoutAPolicy_failsWithTheFault() {
        CaseResult result = Books.results(
                        Books.shippedWith("zones.drl", "saturation > 0.60", "saturation > 0.70"),
                        Books.cases("revenue,saturation,zone", "1,0.65,RED"))
                .get(0);

        assertThat(result.passed()).isFalse();
        assertThat(result.sentences())
                .containsExactly("rules: no rule sets the zone for saturation 0.65. Add or widen a rule that calls "
                        + "policy.zone(...).");
    }

    private static CaseResult result(String header, String row) {
        List<Case> cases = Books.cases(header, row);
        return Books.results(Books.SHIPPED, cases).get(0);
    }
}
