package io.schedulebuilder.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.terminal.ExpectedRevenue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountWordsTest {
    @ParameterizedTest
    @CsvSource({
        "viewers per recipient down, -0.1931, viewers per recipient down (-19.3%)",
        "viewers per recipient down, 0.024, viewers per recipient up (+2.4%)",
        "earnings per recipient down, 0.0000, earnings per recipient unchanged (0.0%)",
        "earnings per recipient down, -0.0004, earnings per recipient unchanged (0.0%)",
        "earnings per recipient down, 0.0004, earnings per recipient unchanged (0.0%)",
        "platform-wide fall, -0.03, platform-wide fall (-3.0%)",
        "platform-wide fall, 0.03, platform-wide rise (+3.0%)",
        "platform-wide fall, 0, platform-wide change (0.0%)",
    })
    void moved_partOfTheSaturation_goesTheWayOfItsFigure(String name, BigDecimal measured, String shown) {
        Plan.SaturationPart part = new Plan.SaturationPart(
                name, measured, new BigDecimal("-0.20"), new BigDecimal("0.4"), BigDecimal.ZERO);

        assertThat(AccountWords.moved(part) + " (" + AccountWords.measured(part) + ")")
                .isEqualTo(shown);
    }

    @Test
    void bought_morePurchasesThanViewers_isNoShareOfThem() {
        assertThat(AccountWords.bought(new BigDecimal("0.0726"))).isEqualTo("7.26% of viewers bought");
        assertThat(AccountWords.bought(BigDecimal.ONE)).isEqualTo("100% of viewers bought");
        assertThat(AccountWords.bought(new BigDecimal("1.0100")))
                .isEqualTo("more purchases than viewers (101.00%): check viewed_count and purchased_count");
    }

    @Test
    void without_pagesOfUnknownRevenue_areCounted() {
        Optional<BigDecimal> known = Optional.of(BigDecimal.TEN);
        assertThat(ExpectedRevenue.without(List.of(known, known))).isEmpty();
        assertThat(ExpectedRevenue.without(List.of(Optional.empty()))).isEmpty();
        assertThat(ExpectedRevenue.without(List.of(known, Optional.empty())))
                .isEqualTo(" without 1 page that has no data");
        assertThat(ExpectedRevenue.without(List.of(known, Optional.empty(), Optional.empty())))
                .isEqualTo(" without 2 pages that have no data");
    }
}
