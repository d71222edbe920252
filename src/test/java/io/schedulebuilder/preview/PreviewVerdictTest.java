package io.schedulebuilder.preview;

import static io.schedulebuilder.preview.Comparisons.page;
import static io.schedulebuilder.preview.Comparisons.plans;
import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.PageName;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewVerdictTest {
    @Test
    void change_beyondSeedNoise_isCalledMore() {
        assertThat(sentence(Comparisons.of(List.of(page("ava", plans(100, 110, 105), plans(50, 61, 54))))))
                .startsWith(
                        "The new rules send as many messages on 1 of 1 page and earn $50 less (\u221247.6%), which is more"
                                + " than seed noise (95% interval \u2212$5");
    }

    @Test
    void change_ofTheSizeOfSeedNoise_isCalledThat() {
        assertThat(sentence(Comparisons.of(List.of(page("ava", plans(100, 200, 300), plans(210, 190, 230))))))
                .contains("earn $10 more (+5.0%), which is within seed noise (95% interval \u2212$");
    }

    @Test
    void nothingPlanned_orNothingChanged_isSaid() {
        assertThat(sentence(Comparisons.of(List.of(), new PageFailure(new PageName("ava"), "is gone"))))
                .isEqualTo("No page could be planned.");
        PagePlans same = plans(1, 2, 3);
        PageComparison unchanged = new PageComparison(
                new PageName("ava"), page("ava", same, same).horizon(), same, same, false, Comparisons.NOTHING_KNOWN);
        assertThat(sentence(Comparisons.of(List.of(unchanged))))
                .isEqualTo("No difference: the new rules set the same values for the page.");
    }

    private static String sentence(RuleSetComparison comparison) {
        return new PreviewVerdict(comparison).sentence();
    }
}
