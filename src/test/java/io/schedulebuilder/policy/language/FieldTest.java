package io.schedulebuilder.policy.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.Account;
import io.schedulebuilder.domain.PageName;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTest {
    private static final Account ACCOUNT =
            new Account(new PageName("ava"), new BigDecimal("60000.50"), 0.45, 0.2, 0.1, 12, 3);

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            names = {"REVENUE", "SATURATION", "AVERAGE_RPR", "AVERAGE_CONVERSION", "MESSAGE_COUNT", "TIER_MESSAGES"})
    void number_thatIsPutIn_isReadAgain_andNothingElseChanges(Field field) {
        Account changed = field.in(ACCOUNT, BigDecimal.ONE);

        assertThat(field.number(changed)).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(field.in(changed, field.number(ACCOUNT))).isEqualTo(ACCOUNT);
    }

    @Test
    void page_isPutInAndShown() {
        assertThat(Field.PAGE_NAME.shown(Field.PAGE_NAME.in(ACCOUNT, "mia"))).isEqualTo("mia");
        assertThat(Field.REVENUE.shown(ACCOUNT)).isEqualTo("60,000.5");
    }

    @Test
    void value_ofWhatRulesFix_isNone() {
        assertThat(Field.TIER.value(ACCOUNT)).isEmpty();
    }

    @Test
    void allows_whatAnAccountCanHave() {
        assertThat(Field.SATURATION.allows(BigDecimal.ONE)).isTrue();
        assertThat(Field.SATURATION.allows(new BigDecimal("1.01"))).isFalse();
        assertThat(Field.REVENUE.allows(new BigDecimal("-0.01"))).isFalse();
        assertThat(Field.MESSAGE_COUNT.allows(new BigDecimal("20.0"))).isTrue();
        assertThat(Field.MESSAGE_COUNT.allows(new BigDecimal("20.5"))).isFalse();
    }
}
