package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToIntFunction;

/**
 * A page's free captions after their draws, by price tier and kind. Each text occurs once. Goes over the bank once, and
 * looks closer only at captions that some page has sent and at those with the best draws, so the work for a page hardly
 * grows with the bank.
 *
 * @param byTier the shelves of each price tier
 * @param free how many captions are free for each type of message
 * @param candidates the captions on the shelves, by row
 */
record Shelves(Map<PriceTier, List<Shelf>> byTier, Map<MessageType, Integer> free, Map<Integer, Candidate> candidates) {
    /** The kinds of a price tier whose unsent captions contend: those that are likely to draw the highest conversions. */
    private static final int UNTRIED_KINDS = 8;

    /** A caption that may end on a shelf, and what it drew. */
    private record DrawnRow(int row, boolean tried, Draws.Own own) {}

    /** By expected conversion. Equal ones, such as all of a kind that no page has sent, by draw. */
    private static final Comparator<DrawnRow> BEST_FIRST = Comparator.comparingDouble(
                    (DrawnRow one) -> one.own().posteriorMean())
            .thenComparingDouble(one -> one.own().draw())
            .reversed()
            .thenComparing(DrawnRow::row);

    /** A caption that no page has sent, and the prior quantile that it drew. */
    private record PriorRow(int row, double quantile) {}

    /**
     * Draws for all free captions of a page.
     *
     * @param most the most captions of one kind to keep for the greedy week, by type of message
     * @param displacing the most captions that no page has sent and that may displace others
     */
    static Shelves of(SelectionRequest request, ToIntFunction<MessageType> most, int displacing) {
        CaptionPool pool = request.pool();
        CaptionBank bank = pool.bank();
        CaptionWorth worth = request.worth();
        Draws draws = Draws.of(pool, request.seed());
        Map<PriceTier, TierRanks> tiers = new EnumMap<>(PriceTier.class);
        List<Optional<Kind>> kinds = new ArrayList<>();
        for (int number = 0; number < bank.kinds(); number++) {
            for (boolean softRestricted : new boolean[] {false, true}) {
                kinds.add(bank.kind(number)
                        .map(kind -> new Kind(
                                kind,
                                softRestricted,
                                tiers.computeIfAbsent(kind.priceTier(), tier -> new TierRanks()),
                                worth.prior(kind),
                                most.applyAsInt(kind.type()),
                                displacing)));
            }
        }
        BitSet seen = new BitSet(bank.size());
        pool.freeRows().filter(row -> isNew(bank.text(row), seen)).forEach(row -> {
            Kind kind = kinds.get(2 * bank.kindNumber(row) + (pool.softRestricted(row) ? 1 : 0))
                    .orElseThrow();
            CaptionId text = bank.id(bank.text(row));
            if (worth.isKnown(text)) {
                kind.add(row, draws.own(row, worth.posterior(text, kind.kind)));
            } else {
                kind.add(row, draws.quantile(row));
            }
        });
        List<Kind> all = kinds.stream().flatMap(Optional::stream).toList();
        all.forEach(Kind::drawUntried);
        tiers.forEach((tier, ranks) -> all.stream()
                .filter(kind -> kind.priceTier() == tier)
                .sorted(Comparator.comparingDouble(Kind::reachOfUntried).reversed())
                .limit(UNTRIED_KINDS)
                .forEach(kind -> kind.untriedContend = true));
        Map<PriceTier, List<Shelf>> byTier = new EnumMap<>(PriceTier.class);
        Map<Integer, Candidate> candidates = new HashMap<>();
        Map<MessageType, Integer> free = new EnumMap<>(MessageType.class);
        tiers.forEach((tier, ranks) -> free.merge(tier.messageType(), ranks.size(), Integer::sum));
        all.stream().filter(kind -> !kind.isEmpty()).forEach(kind -> byTier.computeIfAbsent(
                        kind.priceTier(), tier -> new ArrayList<>())
                .add(kind.shelf(bank, candidates)));
        return new Shelves(byTier, free, candidates);
    }

    private static boolean isNew(int text, BitSet seen) {
        boolean fresh = !seen.get(text);
        seen.set(text);
        return fresh;
    }

    /** Collects the captions of one kind that may end on its shelf. */
    private static final class Kind {
        private final CaptionKind kind;
        private final boolean softRestricted;
        private final TierRanks tier;
        private final CaptionWorth.Posterior prior;
        private final int most;
        /** Those that displace others, and those that may be in the greedy week already. */
        private final int mostUntried;

        private int untried;
        private boolean untriedContend;
        private final List<DrawnRow> drawn = new ArrayList<>();
        private final PriorityQueue<PriorRow> best = new PriorityQueue<>(
                Comparator.comparingDouble(PriorRow::quantile).thenComparing(PriorRow::row, Comparator.reverseOrder()));

        Kind(
                CaptionKind kind,
                boolean softRestricted,
                TierRanks tier,
                CaptionWorth.Posterior prior,
                int most,
                int displacing) {
            this.kind = kind;
            this.softRestricted = softRestricted;
            this.tier = tier;
            this.prior = prior;
            this.most = most;
            this.mostUntried = Math.max(most, most + displacing); // without an overflow if all are kept
        }

        PriceTier priceTier() {
            return kind.priceTier();
        }

        boolean isEmpty() {
            return drawn.isEmpty();
        }

        void add(int row, Draws.Own own) {
            tier.add(own);
            drawn.add(new DrawnRow(row, true, own));
        }

        void add(int row, double quantile) {
            untried++;
            tier.addUntried(prior);
            if (best.size() < mostUntried) {
                best.add(new PriorRow(row, quantile));
            } else if (mostUntried > 0 && quantile > best.element().quantile()) {
                best.remove();
                best.add(new PriorRow(row, quantile));
            }
        }

        /** Turns the best quantiles into draws. Call this after all captions are added. */
        void drawUntried() {
            best.stream()
                    .sorted(Comparator.comparing(PriorRow::row))
                    .map(one -> new DrawnRow(one.row(), false, Draws.drawn(prior, one.quantile())))
                    .forEach(drawn::add);
        }

        /** The highest conversion that a caption of this kind is likely to draw if no page has sent it; 0 if all are. */
        double reachOfUntried() {
            return untried == 0
                    ? 0
                    : Draws.drawn(prior, untried / (untried + 1.0)).draw();
        }

        /** Builds the shelf. Call this after all captions of the tier have drawn. */
        Shelf shelf(CaptionBank bank, Map<Integer, Candidate> candidates) {
            List<Candidate> kept = new ArrayList<>();
            boolean mayContend = kind.type() == MessageType.PPV && !softRestricted;
            int place = 0;
            int fresh = 0;
            for (DrawnRow one : drawn.stream().sorted(BEST_FIRST).toList()) {
                boolean contender = mayContend
                        && (one.tried() ? tier.isContender(one.own()) : untriedContend && fresh++ < mostUntried);
                if (place++ < most || contender) {
                    Candidate candidate = tier.rank(one.row(), one.own(), one.tried(), contender);
                    kept.add(candidate);
                    candidates.put(one.row(), candidate);
                }
            }
            return new Shelf(bank, kind, softRestricted, untried, kept);
        }
    }
}
