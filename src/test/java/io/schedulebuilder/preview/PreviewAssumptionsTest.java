package io.schedulebuilder.preview;

import static io.schedulebuilder.preview.Comparisons.page;
import static io.schedulebuilder.preview.Comparisons.plans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.selection.MixOutlook;
import io.schedulebuilder.worth.VolumeEffect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewAssumptionsTest {
    private static final String ASSUMED = "The dollars assume that audiences do not react to volume: a page that sends "
            + "more PPVs sells as much with each of them.";
    private static final VolumeEffect TIRED = new VolumeEffect(-0.5, 0.1, 90, 0.6, 1.4, 1);

    @Test
    void withoutHistory_itSaysThatNothingIsKnown() {
        assertThat(sentences(page("ava", plans(100, 110), plans(100, 110))))
                .containsExactly(
                        ASSUMED,
                        "History cannot tell whether they do: no page has five weeks with three PPVs or more.",
                        "Both rule sets send as many PPVs to each page, so this does not matter here.");
    }

    @Test
    void weeksOfOneVolume_cannotTell() {
        VolumeEffect steady = new VolumeEffect(-0.5, 0.1, 90, 0.95, 1.05, 1);
        assertThat(sentences(withVolume(steady)))
                .contains("History cannot tell whether they do: all weeks had nearly the same volume.");
    }

    @Test
    void weeksOfDifferentVolume_areShownWithTheirInterval() {
        assertThat(sentences(withVolume(TIRED)))
                .contains(
                        "History: in weeks with 10% more PPVs than usual, viewers bought 4.9% less per view (95% interval "
                                + "\u22126.7% to \u22123.0%; 90 weeks of all pages, from 60% to 140% of their usual volume).");
    }

    @Test
    void priceMixThatWouldPay_isRecommended_withItsInterval() {
        MixOutlook pays = new MixOutlook(mix("0.6", "0.3"), mix("0.5", "0.3"), 100, 20);
        assertThat(sentences(withMix(pays, 20)))
                .contains(
                        "Recommended for ava: policy.priceMixBounds. Price mix 50/30/20 instead of 60/30/10 is expected to "
                                + "earn $100 more in the first week (95% interval +$61 to +$139).")
                .anyMatch(sentence -> sentence.startsWith("These gains assume that the audience buys"));
    }

    @Test
    void priceMixWithoutEvidence_isNotRecommended() {
        MixOutlook unsure = new MixOutlook(mix("0.6", "0.3"), mix("0.5", "0.3"), 100, 60);
        MixOutlook pays = new MixOutlook(mix("0.6", "0.3"), mix("0.5", "0.3"), 100, 20);
        String none =
                "policy.priceMixBounds is not recommended for any page: the interval of its gain includes $0, or the "
                        + "page sent fewer than 20 PPVs of a price tier in 90 days.";
        assertThat(sentences(withMix(unsure, 90))).contains(none);
        assertThat(sentences(withMix(pays, 19))).contains(none);
    }

    @Test
    void reaction_isTheChangeWithTheEffectOfVolume() {
        assertThat(VolumeReaction.of(withVolume(TIRED)))
                .as("volume does not change")
                .isEmpty();

        VolumeReaction more = VolumeReaction.of(TIRED, 0.2, 1000, 1200);
        VolumeReaction fewer = VolumeReaction.of(TIRED, -0.2, 1000, 800);

        assertThat(more.change()).isCloseTo(1200 * Math.exp(-0.1) - 1000, within(0.01));
        assertThat(more.low()).isLessThan(more.change());
        assertThat(more.high()).isBetween(more.change(), 200.0);
        assertThat(fewer.change()).isGreaterThan(-200);
        assertThat(fewer.low()).isLessThan(fewer.change());
        assertThat(fewer.high()).isGreaterThan(fewer.change());
    }

    private static PageComparison withVolume(VolumeEffect effect) {
        return with(new PageOutlook(Optional.empty(), 0, Optional.empty(), Optional.of(effect)));
    }

    private static PageComparison withMix(MixOutlook mix, int tierMessages) {
        return with(new PageOutlook(Optional.of(mix), tierMessages, Optional.empty(), Optional.empty()));
    }

    private static PageComparison with(PageOutlook outlook) {
        PageComparison ava = page("ava", plans(100, 110), plans(100, 110));
        return new PageComparison(new PageName("ava"), ava.horizon(), ava.oldRules(), ava.newRules(), true, outlook);
    }

    private static PriceMix mix(String budget, String mid) {
        BigDecimal both = new BigDecimal(budget).add(new BigDecimal(mid));
        return new PriceMix(new BigDecimal(budget), new BigDecimal(mid), BigDecimal.ONE.subtract(both));
    }

    private static List<String> sentences(PageComparison page) {
        return new PreviewAssumptions(Comparisons.of(List.of(page))).sentences();
    }
}
