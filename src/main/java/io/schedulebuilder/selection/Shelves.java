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
 * @param draws what the captions drew
 */
record Shelves(Map<PriceTier, List<Shelf>> byTier, Map<MessageType, Integer> free, Draws draws) {
    /** A caption that may end on a shelf, and what it drew. */
    private record DrawnRow(int row, Draws.Own own) {}

    private static final Comparator<DrawnRow> BEST_FIRST = Comparator.comparingDouble(
                    (DrawnRow one) -> RankedCaption.value(one.own()))
            .reversed()
            .thenComparing(DrawnRow::row);

    /** A caption that no page has sent, and the prior quantile that it drew. */
    private record PriorRow(int row, double quantile) {}

    /**
     * Draws for all free captions of a page.
     *
     * @param most the most captions of one kind to keep, by type of message
     */
    static Shelves of(SelectionRequest request, ToIntFunction<MessageType> most) {
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
                                most.applyAsInt(kind.type()))));
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
        kinds.stream().flatMap(Optional::stream).forEach(Kind::drawUntried);
        Map<PriceTier, List<Shelf>> byTier = new EnumMap<>(PriceTier.class);
        Map<MessageType, Integer> free = new EnumMap<>(MessageType.class);
        tiers.forEach((tier, ranks) -> free.merge(tier.messageType(), ranks.size(), Integer::sum));
        kinds.stream().flatMap(Optional::stream).filter(kind -> !kind.isEmpty()).forEach(kind -> byTier.computeIfAbsent(
                        kind.priceTier(), tier -> new ArrayList<>())
                .add(kind.shelf(bank, draws)));
        return new Shelves(byTier, free, draws);
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
        private final List<DrawnRow> drawn = new ArrayList<>();
        private final PriorityQueue<PriorRow> best = new PriorityQueue<>(
                Comparator.comparingDouble(PriorRow::quantile).thenComparing(PriorRow::row, Comparator.reverseOrder()));

        Kind(CaptionKind kind, boolean softRestricted, TierRanks tier, CaptionWorth.Posterior prior, int most) {
            this.kind = kind;
            this.softRestricted = softRestricted;
            this.tier = tier;
            this.prior = prior;
            this.most = most;
        }

        PriceTier priceTier() {
            return kind.priceTier();
        }

        boolean isEmpty() {
            return drawn.isEmpty();
        }

        void add(int row, Draws.Own own) {
            tier.add(own);
            drawn.add(new DrawnRow(row, own));
        }

        void add(int row, double quantile) {
            tier.addUntried(prior);
            if (best.size() < most) {
                best.add(new PriorRow(row, quantile));
            } else if (most > 0 && quantile > best.element().quantile()) {
                best.remove();
                best.add(new PriorRow(row, quantile));
            }
        }

        /** Turns the best quantiles into draws. Call this after all captions are added. */
        void drawUntried() {
            best.stream()
                    .sorted(Comparator.comparing(PriorRow::row))
                    .map(one -> new DrawnRow(one.row(), Draws.ofPrior(prior, one.quantile())))
                    .forEach(one -> {
                        tier.offer(one.own());
                        drawn.add(one);
                    });
        }

        /** Builds the shelf. Call this after all captions of the tier have drawn. */
        Shelf shelf(CaptionBank bank, Draws draws) {
            List<RankedCaption> kept = drawn.stream()
                    .sorted(BEST_FIRST)
                    .limit(most)
                    .map(one -> {
                        draws.keep(one.row(), one.own());
                        return tier.rank(one.row(), one.own());
                    })
                    .toList();
            return new Shelf(bank, kind, softRestricted, kept);
        }
    }
}
