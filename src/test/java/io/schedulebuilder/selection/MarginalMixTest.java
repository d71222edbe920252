package io.schedulebuilder.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceMixBounds;
import io.schedulebuilder.domain.PriceMixBounds.Range;
import io.schedulebuilder.domain.PriceTier;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MarginalMixTest {
    private static final BigDecimal TEN_POINTS = new BigDecimal("0.1");
    private static final PriceMixBounds WIDE = bounds(0, 10, 0, 10, 0, 10);
    private static final Map<PriceTier, double[]> DEAR_PREMIUM = revenues(
            new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 1},
            new double[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 1},
            new double[] {40, 39, 38, 37, 36, 35, 34, 33, 32, 31});

    @Test
    void mix_movesTowardTheDearestCaptions_byTenPoints() {
        PriceMix mix = new MarginalMix(WIDE, DEAR_PREMIUM).mix(10, mix(6, 3, 1), Map.of());

        assertThat(mix.counts(10)).isEqualTo(Map.of(PriceTier.BUDGET, 5, PriceTier.MID, 3, PriceTier.PREMIUM, 2));
    }

    @Test
    void mix_atABound_staysThere() {
        PriceMix mix = new MarginalMix(bounds(5, 6, 3, 4, 1, 1), DEAR_PREMIUM).mix(10, mix(6, 3, 1), Map.of());

        assertThat(mix.premium()).isEqualByComparingTo("0.1");
    }

    /** The bounds are 25 points away, so it takes three weeks to reach them. */
    @Test
    void mix_farFromItsBounds_movesTowardThemByTenPoints() {
        PriceMix mix = new MarginalMix(bounds(0, 3, 0, 10, 0, 10), DEAR_PREMIUM).mix(20, mix(6, 3, 1), Map.of());

        assertThat(mix.budget()).isEqualByComparingTo("0.5");
    }

    @Test
    void mix_whenCaptionsRunOut_leavesTheTier() {
        Map<PriceTier, double[]> noPremium =
                revenues(new double[] {3, 2, 1, 1, 1, 1}, new double[] {3, 2, 1, 1, 1}, new double[] {});

        assertThat(new MarginalMix(WIDE, noPremium)
                        .mix(10, mix(6, 3, 1), Map.of())
                        .premium())
                .isEqualByComparingTo("0");
    }

    @Test
    void mix_ofMessagesThatWereSent_keepsThem() {
        PriceMix mix = new MarginalMix(WIDE, DEAR_PREMIUM).mix(10, mix(6, 3, 1), Map.of(PriceTier.BUDGET, 8));

        assertThat(mix.counts(10).get(PriceTier.BUDGET)).isEqualTo(8);
    }

    @Property(tries = 500)
    void mix_ofAnyPage_addsUp_movesByTenPoints_andKeepsItsBoundsIfItCan(
            @ForAll("bounds") PriceMixBounds bounds,
            @ForAll("mixes") PriceMix before,
            @ForAll("revenues") Map<PriceTier, double[]> revenues,
            @ForAll @IntRange(min = 1, max = 40) int ppvs) {
        PriceMix mix = new MarginalMix(bounds, revenues).mix(ppvs, before, Map.of());

        assertThat(mix.budget().add(mix.mid()).add(mix.premium())).isEqualByComparingTo("1");
        assertThat(mix.counts(ppvs).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(ppvs);
        mix.shares()
                .forEach((tier, share) ->
                        assertThat(share.subtract(share(before, tier)).abs()).isLessThanOrEqualTo(TEN_POINTS));
        if (canBeKept(bounds, before)) {
            assertThat(bounds.allow(mix)).isTrue();
        }
    }

    /** Compares with every mix of whole PPVs. */
    @Property(tries = 300)
    void mix_ofTenPpvs_earnsMostWithinItsLimits(
            @ForAll("bounds") PriceMixBounds bounds,
            @ForAll("mixes") PriceMix before,
            @ForAll("revenues") Map<PriceTier, double[]> revenues) {
        Map<PriceTier, Integer> counts =
                new MarginalMix(bounds, revenues).mix(10, before, Map.of()).counts(10);

        double best = 0;
        for (int budget = 0; budget <= 10; budget++) {
            for (int mid = 0; mid <= 10 - budget; mid++) {
                PriceMix other = mix(budget, mid, 10 - budget - mid);
                boolean near = other.shares().entrySet().stream()
                        .allMatch(share -> share.getValue()
                                        .subtract(share(before, share.getKey()))
                                        .abs()
                                        .compareTo(TEN_POINTS)
                                <= 0);
                if (near && bounds.allow(other)) {
                    best = Math.max(best, earned(other.counts(10), revenues));
                }
            }
        }
        assertThat(earned(counts, revenues)).isGreaterThanOrEqualTo(best - 1e-9);
    }

    @Provide
    Arbitrary<PriceMixBounds> bounds() {
        Arbitrary<Range> range = Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 10))
                .as((a, b) -> range(Math.min(a, b), Math.max(a, b)));
        return Combinators.combine(range, range, range).as(PriceMixBounds::new).filter(bounds -> bounds.fault()
                .isEmpty());
    }

    @Provide
    Arbitrary<PriceMix> mixes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(0, 10))
                .as((a, b) -> mix(Math.min(a, b), Math.max(a, b) - Math.min(a, b), 10 - Math.max(a, b)));
    }

    @Provide
    Arbitrary<Map<PriceTier, double[]>> revenues() {
        Arbitrary<double[]> ofTier = Arbitraries.doubles()
                .between(1, 100)
                .array(double[].class)
                .ofMinSize(10)
                .ofMaxSize(40)
                .map(dollars -> DoubleStream.of(dollars)
                        .map(dollar -> -dollar)
                        .sorted()
                        .map(dollar -> -dollar)
                        .toArray());
        return Combinators.combine(ofTier, ofTier, ofTier).as(MarginalMixTest::revenues);
    }

    private static boolean canBeKept(PriceMixBounds bounds, PriceMix before) {
        BigDecimal least = BigDecimal.ZERO;
        BigDecimal most = BigDecimal.ZERO;
        for (PriceTier tier : PriceTier.PAID) {
            BigDecimal low = bounds.of(tier).least().max(share(before, tier).subtract(TEN_POINTS));
            BigDecimal high = bounds.of(tier).most().min(share(before, tier).add(TEN_POINTS));
            if (low.compareTo(high) > 0) {
                return false;
            }
            least = least.add(low);
            most = most.add(high);
        }
        return least.compareTo(BigDecimal.ONE) <= 0 && most.compareTo(BigDecimal.ONE) >= 0;
    }

    private static double earned(Map<PriceTier, Integer> counts, Map<PriceTier, double[]> revenues) {
        return counts.entrySet().stream()
                .mapToDouble(count -> DoubleStream.of(revenues.getOrDefault(count.getKey(), new double[0]))
                        .limit(count.getValue())
                        .sum())
                .sum();
    }

    private static BigDecimal share(PriceMix mix, PriceTier tier) {
        return mix.shares().getOrDefault(tier, BigDecimal.ZERO);
    }

    private static PriceMix mix(int budget, int mid, int premium) {
        return new PriceMix(tenths(budget), tenths(mid), tenths(premium));
    }

    /** Bounds in tenths. */
    private static PriceMixBounds bounds(int... ends) {
        return new PriceMixBounds(range(ends[0], ends[1]), range(ends[2], ends[3]), range(ends[4], ends[5]));
    }

    private static Range range(int least, int most) {
        return new Range(tenths(least), tenths(most));
    }

    private static BigDecimal tenths(int tenths) {
        return BigDecimal.valueOf(tenths, 1);
    }

    private static Map<PriceTier, double[]> revenues(double[] budget, double[] mid, double[] premium) {
        Map<PriceTier, double[]> revenues = new EnumMap<>(PriceTier.class);
        List<double[]> all = List.of(budget, mid, premium);
        PriceTier.PAID.forEach(tier -> revenues.put(tier, all.get(PriceTier.PAID.indexOf(tier))));
        return revenues;
    }
}
