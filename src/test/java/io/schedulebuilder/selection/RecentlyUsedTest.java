package io.schedulebuilder.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.PriceTier;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private static final CaptionKind URGENT_MID =
            Requests.urgent(Requests.caption(1, PriceTier.MID)).kind();
    private static final CaptionKind OTHER =
            Requests.inCategory(Requests.caption(2, PriceTier.BUMP), "other").kind();

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
        CaptionKind sameCategory = Requests.caption(7, PriceTier.PREMIUM).kind();
        assertThat(used(sameCategory, OTHER, OTHER, OTHER, OTHER).diversity(URGENT_MID))
                .isCloseTo(0.45 / 0.75, within(1e-12));
        assertThat(used(sameCategory, OTHER, OTHER, OTHER, OTHER, OTHER).diversity(URGENT_MID))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void diversity_tierSevenBack_counts_andEightBackDoesNot() {
        CaptionKind sameTier =
                Requests.inCategory(Requests.caption(3, PriceTier.MID), "far").kind();
        assertThat(used(sameTier, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER).diversity(URGENT_MID))
                .isCloseTo(0.45 / 0.75, within(1e-12));
        assertThat(used(sameTier, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER, OTHER)
                        .diversity(URGENT_MID))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void diversity_urgency_looksAtTheLastOneOnly() {
        CaptionKind urgent = Requests.urgent(Requests.inCategory(Requests.caption(4, PriceTier.BUMP), "x"))
                .kind();
        assertThat(used(OTHER, urgent).diversity(URGENT_MID)).isCloseTo(0.6 / 0.75, within(1e-12));
        assertThat(used(urgent, OTHER).diversity(URGENT_MID)).isCloseTo(1, within(1e-12));
    }

    private static RecentlyUsed used(CaptionKind... oldestFirst) {
        return new RecentlyUsed(List.of(oldestFirst));
    }
}
