package io.schedulebuilder.selection;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceMixBounds;
import io.schedulebuilder.domain.PriceMixMove;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentCaption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Divides the PPVs of weeks among the price tiers where they earn most, within the bounds that rules set and within ten
 * points of what the page was sent. Each part of a PPV goes to the tier whose next-best free caption is expected to
 * earn most. As revenues fall from caption to caption, no other mix within the limits is expected to earn more (Fox,
 * "Discrete optimization via marginal analysis", Management Science 13, 1966).
 *
 * <p>The ten points come first. If they do not reach the bounds yet, the mix moves toward them as far as they allow.
 */
final class MarginalMix {
    private static final Duration SENT = Duration.ofDays(28);

    private final PriceMixBounds bounds;
    private final Map<PriceTier, double[]> revenues;
    private final Map<PriceTier, Integer> used = new EnumMap<>(PriceTier.class);

    /**
     * Starts before the first week.
     *
     * @param revenues the expected revenue of the free captions of each price tier, in dollars, best first
     */
    MarginalMix(PriceMixBounds bounds, Map<PriceTier, double[]> revenues) {
        this.bounds = bounds;
        this.revenues = revenues;
    }

    /**
     * The mixes of a horizon's weeks, in order.
     *
     * @param held messages that the weeks already have and keep, the most important first
     */
    static List<PriceMixMove> of(
            SelectionRequest request, PriceMixBounds bounds, Map<PriceTier, double[]> revenues, List<Bids.Held> held) {
        MarginalMix mix = new MarginalMix(bounds, revenues);
        PriceMix asked = request.policy().priceMix();
        Optional<PriceMix> sent = sent(request);
        PriceMix before = sent.orElse(asked);
        PriceMixMove.Source source = sent.isPresent() ? PriceMixMove.Source.SENT : PriceMixMove.Source.RULES;
        List<PriceMixMove> moves = new ArrayList<>();
        for (AskedWeek week : request.asked()) {
            PriceMixMove move = mix.move(week, asked, before, source, held);
            moves.add(move);
            before = move.used();
            source = PriceMixMove.Source.LAST_WEEK;
        }
        return List.copyOf(moves);
    }

    /** What the page was sent before as-of; empty if it was sent no PPV. */
    private static Optional<PriceMix> sent(SelectionRequest request) {
        Instant from = request.asOf().minus(SENT);
        Map<PriceTier, Integer> counts = new HashMap<>();
        request.history().messages().stream()
                .filter(message ->
                        !message.sentAt().isBefore(from) && message.sentAt().isBefore(request.asOf()))
                .filter(message -> message.type() == MessageType.PPV)
                .flatMap(message -> message.caption().stream())
                .map(SentCaption::kind)
                .forEach(kind -> counts.merge(kind.priceTier(), 1, Integer::sum));
        return PriceMix.of(counts);
    }

    private PriceMixMove move(
            AskedWeek week, PriceMix asked, PriceMix before, PriceMixMove.Source source, List<Bids.Held> held) {
        PriceMix mix = week.ppvs() == 0 ? before : mix(week.ppvs(), before, counted(held, week));
        Map<PriceTier, Double> last = new EnumMap<>(PriceTier.class);
        Map<PriceTier, Double> next = new EnumMap<>(PriceTier.class);
        mix.counts(week.ppvs()).forEach((tier, count) -> {
            int after = used.merge(tier, count, Integer::sum);
            if (count > 0) {
                revenue(tier, after - 1).ifPresent(dollars -> last.put(tier, dollars));
            }
            revenue(tier, after).ifPresent(dollars -> next.put(tier, dollars));
        });
        return new PriceMixMove(week.week(), week.ppvs(), asked, before, source, bounds, mix, last, next);
    }

    /** How many messages of each price tier a week already has, but not more than it needs. */
    private static Map<PriceTier, Integer> counted(List<Bids.Held> held, AskedWeek week) {
        Map<PriceTier, Integer> counts = new EnumMap<>(PriceTier.class);
        held.stream()
                .filter(message -> message.week() == week.week() && PriceTier.PAID.contains(message.asked()))
                .limit(week.ppvs())
                .forEach(message -> counts.merge(message.asked(), 1, Integer::sum));
        return counts;
    }

    /**
     * The mix of one week.
     *
     * @param ppvs 1 or more
     * @param held how many of them each price tier has in any case
     */
    PriceMix mix(int ppvs, PriceMix before, Map<PriceTier, Integer> held) {
        Map<PriceTier, MixLimits> limits = new EnumMap<>(PriceTier.class);
        Map<PriceTier, Integer> shares = new EnumMap<>(PriceTier.class);
        int left = MixLimits.WHOLE;
        Map<PriceTier, Integer> from = before.counts(MixLimits.WHOLE);
        for (PriceTier tier : PriceTier.PAID) {
            int start = held.getOrDefault(tier, 0) * MixLimits.WHOLE / ppvs;
            limits.put(tier, MixLimits.of(bounds.of(tier), from.getOrDefault(tier, 0), start));
            shares.put(tier, start);
            left -= start;
        }
        while (left > 0) {
            Growth best = PriceTier.PAID.stream()
                    .map(tier -> growth(tier, limits, shares, ppvs))
                    .reduce((a, b) -> b.comesBefore(a) ? b : a) // a tie goes to the cheaper tier
                    .orElseThrow();
            int grown = Math.min(left, best.room());
            shares.merge(best.tier(), grown, Integer::sum);
            left -= grown;
        }
        return PriceMix.of(shares).orElseThrow();
    }

    /**
     * A way for a tier's share to grow.
     *
     * @param reached how many of its limits it has reached
     * @param revenue of the caption that it would use, in dollars
     * @param room up to its next limit or the caption after that
     */
    private record Growth(PriceTier tier, int reached, double revenue, int room) {
        boolean comesBefore(Growth other) {
            return reached != other.reached ? reached < other.reached : revenue > other.revenue;
        }
    }

    private Growth growth(PriceTier tier, Map<PriceTier, MixLimits> limits, Map<PriceTier, Integer> shares, int ppvs) {
        MixLimits own = Optional.ofNullable(limits.get(tier)).orElseThrow();
        int share = shares.getOrDefault(tier, 0);
        int whole = (int) ((long) share * ppvs / MixLimits.WHOLE);
        int nextCaption = (int) -Math.floorDiv(-(whole + 1L) * MixLimits.WHOLE, ppvs);
        return new Growth(
                tier,
                own.reached(share),
                revenue(tier, used.getOrDefault(tier, 0) + whole).orElse(0.0),
                Math.min(own.next(share), nextCaption) - share);
    }

    private Optional<Double> revenue(PriceTier tier, int place) {
        double[] ofTier = revenues.getOrDefault(tier, new double[0]);
        return place < ofTier.length ? Optional.of(ofTier[place]) : Optional.empty();
    }
}
