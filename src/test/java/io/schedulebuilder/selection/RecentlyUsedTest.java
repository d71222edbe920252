package io.schedulebuilder.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.PriceTier;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private static final Caption URGENT_MID = Requests.urgent(Requests.caption(1, PriceTier.MID));
    private static final Caption OTHER = Requests.inCategory(Requests.caption(2, PriceTier.BUMP), "other");

    @Test
    void diversity_nothingUsed_isOne() {
        assertThat(new RecentlyUsed(List.of()).diversity(URGENT_MID)).isCloseTo(1, within(1e-12));
    }

    @Test
    void diversity_theSameAgain_isZero() {
        assertThat(new RecentlyUsed(List.of(URGENT_MID)).diversity(URGENT_MID)).isCloseTo(0, within(1e-12));
    }

    @Test
    void diversity_categoryFiveBack_counts_andSixBackDoesNot() {
        // -0.2 + 0.1 + 0.05 of [-0.5, 0.25] for the category; the tier is looked for two further back
        Caption sameCategory = Requests.caption(7, PriceTier.PREMIUM);
        assertThat(used(sameCategory, OTHER, OTHER, OTHER, OTHER).diversity(URGENT_MID))
                .isCloseTo(0.45 / 0.75, within(1e-12));
        assertThat(used(sameCategory, OTHER, OTHER, OTHER, OTHER, OTHER).diversity(URGENT_MID))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void diversity_tierSevenBack_counts_andEightBackDoesNot() {
        Caption sameTier = Requests.inCategory(Requests.caption(3, PriceTier.MID), "far");
        assertThat(used(sameTier, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER).diversity(URGENT_MID))
                .isCloseTo(0.45 / 0.75, within(1e-12));
        assertThat(used(sameTier, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER)
                        .diversity(URGENT_MID))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void diversity_urgency_looksAtTheLastOneOnly() {
        Caption urgent = Requests.urgent(Requests.inCategory(Requests.caption(4, PriceTier.BUMP), "x"));
        assertThat(used(OTHER, urgent).diversity(URGENT_MID)).isCloseTo(0.6 / 0.75, within(1e-12));
        assertThat(used(urgent, OTHER).diversity(URGENT_MID)).isCloseTo(1, within(1e-12));
    }

    private static RecentlyUsed used(Caption... oldestFirst) {
        return new RecentlyUsed(List.of(oldestFirst));
    }
}
