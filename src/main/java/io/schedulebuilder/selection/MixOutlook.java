package io.schedulebuilder.selection;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceMixBounds;
import io.schedulebuilder.domain.PriceMixMove;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.worth.Market;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What the first week of a page would earn more if its price mix could move ten points from what the page was sent.
 *
 * @param asked the mix that the rules set
 * @param moved the mix that it could have
 * @param gain expected revenue of the moved mix minus that of the asked one, at an ordinary hour, in dollars
 * @param deviation standard deviation of the gain: how uncertain the levels of the price tiers are on this page
 */
public record MixOutlook(PriceMix asked, PriceMix moved, double gain, double deviation) {
    private static final double Z95 = 1.959963984540054;
    private static final PriceMixBounds.Range ANY = new PriceMixBounds.Range(BigDecimal.ZERO, BigDecimal.ONE);
    private static final PriceMixBounds UNBOUNDED = new PriceMixBounds(ANY, ANY, ANY);

    /** The outlook of a page; empty if its mix moves already, or if its first week needs no PPV. */
    public static Optional<MixOutlook> of(SelectionRequest request) {
        AskedWeek week = request.asked().get(0);
        if (request.policy().has(PolicyParameter.PRICE_MIX_BOUNDS) || week.ppvs() == 0) {
            return Optional.empty();
        }
        Map<PriceTier, double[]> revenues = PageCandidates.of(request, 0).revenues();
        PriceMixMove move =
                MarginalMix.of(request, UNBOUNDED, revenues, List.of()).get(0);
        Market.PageWorth learned = request.market()
                .worth(
                        request.page().name(),
                        request.asOf(),
                        request.policy()
                                .get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS)
                                .doubleValue());
        Map<PriceTier, Integer> asked = move.asked().counts(week.ppvs());
        double gain = 0;
        double variance = 0;
        for (PriceTier tier : PriceTier.PAID) {
            double ofTier = earned(revenues, tier, move.counts()) - earned(revenues, tier, asked);
            double deviation = ofTier * learned.tierDeviation(tier);
            gain += ofTier;
            variance += deviation * deviation;
        }
        return Optional.of(new MixOutlook(move.asked(), move.used(), gain, StrictMath.sqrt(variance)));
    }

    private static double earned(Map<PriceTier, double[]> revenues, PriceTier tier, Map<PriceTier, Integer> counts) {
        return DoubleStream.of(revenues.getOrDefault(tier, new double[0]))
                .limit(counts.getOrDefault(tier, 0))
                .sum();
    }

    /** The lower end of the gain's 95% interval, in dollars. */
    public double low() {
        return gain - Z95 * deviation;
    }

    /** The upper end of the gain's 95% interval, in dollars. */
    public double high() {
        return gain + Z95 * deviation;
    }
}
