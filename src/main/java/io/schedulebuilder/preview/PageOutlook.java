package io.schedulebuilder.preview;

import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.selection.MixOutlook;
import io.schedulebuilder.week.PageBrief;
import io.schedulebuilder.week.WeekCaptions;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.VolumeEffect;
import java.util.Optional;

/**
 * What a page's history says beyond the plans: whether its price mix should move, and what its viewers did in weeks of
 * different volume.
 *
 * @param mix empty if the price mix moves already, or if the page needs no PPV
 * @param tierMessages PPVs in the last 90 days of the price tier that the page sent least
 * @param volume of this page; empty if it has too few weeks
 * @param volumeOfAllPages empty if no page has enough weeks
 */
public record PageOutlook(
        Optional<MixOutlook> mix,
        int tierMessages,
        Optional<VolumeEffect> volume,
        Optional<VolumeEffect> volumeOfAllPages) {
    /** Evidence that counts as strong, as in the example in {@code rules/prices.drl}. */
    static final int STRONG_EVIDENCE = 20;

    /** The outlook of a page under a rule set. */
    static PageOutlook of(PageBrief brief) {
        PageAnalysis analysis = brief.analysis();
        Market.PageWorth learned = brief.reading()
                .market()
                .worth(
                        analysis.page().name(),
                        brief.reading().asOf(),
                        brief.policy()
                                .get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS)
                                .doubleValue());
        return new PageOutlook(
                MixOutlook.of(WeekCaptions.request(brief, 1)),
                analysis.tierMessages(),
                learned.volume(),
                learned.volumeOfAllPages());
    }

    /** The page's own weeks if it has enough of different volume, otherwise those of all pages. */
    Optional<VolumeEffect> usableVolume() {
        return volume.filter(VolumeEffect::hasDifferentWeeks)
                .or(() -> volumeOfAllPages.filter(VolumeEffect::hasDifferentWeeks));
    }

    /** Whether a moving price mix would earn more, by its interval, and the page has strong evidence of every tier. */
    boolean recommendsBounds() {
        return tierMessages >= STRONG_EVIDENCE
                && mix.filter(outlook -> outlook.low() > 0).isPresent();
    }
}
