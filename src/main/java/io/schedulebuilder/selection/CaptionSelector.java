package io.schedulebuilder.selection;

import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Chooses exactly the captions that are asked for: one after another the best by score, within the limits. The price
 * tiers of the weeks take turns, the one with the largest share of its quota left first, so that none is left the scraps;
 * bumps come after PPVs. What a tier's captions cannot fill, a neighbouring tier's do.
 *
 * <p>Score: {@value RankedCaption#DRAW} × rank of the draw + {@value Filling#DIVERSITY} × diversity + {@value RankedCaption#WORTH} × rank of the
 * expected revenue − penalties, from 0 to 1.
 */
public final class CaptionSelector {
    /** Beside the caption's score: a message left out is worse than any caption. */
    private static final double WORTH_OF_A_MESSAGE = 1;

    private final Bids bids;
    private final IntToDoubleFunction price;
    private final Filling filling;
    private final List<Share.Take> takes = new ArrayList<>();

    private CaptionSelector(Bids bids, IntToDoubleFunction price) {
        this.bids = bids;
        this.price = price;
        this.filling = new Filling(bids);
    }

    /**
     * The captions of a horizon that has drawn.
     *
     * @throws io.schedulebuilder.domain.FailureException if no caption at all is free while messages are asked for
     */
    public static Choice choose(PageCandidates page) {
        return page.choice(choose(page.bids(), text -> 0));
    }

    /**
     * The captions of a horizon where they have a price: a caption is chosen if its score less its price is the best, and
     * none whose price exceeds its score by more than what a message is worth at all, {@value #WORTH_OF_A_MESSAGE}.
     *
     * @param price of a text, by {@link io.schedulebuilder.domain.CaptionBank#text}, 0 or more
     * @return empty if no caption at all is free while messages are asked for
     */
    static Optional<Share> choose(Bids bids, IntToDoubleFunction price) {
        return new CaptionSelector(bids, price).run();
    }

    private Optional<Share> run() {
        bids.sent().forEach(filling::count);
        bids.kept().forEach(this::keep);
        boolean asked = filling.weeks().stream().anyMatch(WeekQuota::isOpen);
        if (asked && !bids.anyFree()) {
            return Optional.empty();
        }
        fillInTurns();
        fillFromNeighbours();
        fill(PriceTier.BUMP, PriceTier.BUMP);
        return Optional.of(new Share(List.copyOf(takes)));
    }

    /** What is to be kept is chosen if its week still asks for one of its price tier. */
    private void keep(Bids.Held kept) {
        WeekQuota week = filling.week(kept.week());
        boolean allowed = week.limits().allows(kept.kind()) && !filling.hasText(kept.text());
        if (week.left(kept.asked()) > 0 && allowed) {
            takes.add(new Share.Take(kept.text(), kept.asked(), kept.kind().priceTier(), kept.week(), true));
            filling.add(kept.text(), kept.kind(), kept.asked(), week);
        }
    }

    /** A week's quota of a price tier, and how much of it was left at first. */
    private record Turn(WeekQuota week, PriceTier tier, int first) {
        double shareLeft() {
            return (double) week.left(tier) / first;
        }
    }

    private void fillInTurns() {
        List<Turn> open = new ArrayList<>();
        for (PriceTier tier : PriceTier.PAID) {
            for (WeekQuota week : filling.weeks()) {
                open.add(new Turn(week, tier, week.left(tier)));
            }
        }
        open.removeIf(turn -> turn.first() == 0);
        while (!open.isEmpty()) {
            Turn next = open.get(0);
            for (Turn turn : open) { // of equals the cheaper tier, then the earlier week
                next = turn.shareLeft() > next.shareLeft() ? turn : next;
            }
            if (!pick(next.week(), next.tier(), next.tier()) || next.week().left(next.tier()) == 0) {
                open.remove(next);
            }
        }
    }

    private void fillFromNeighbours() {
        for (PriceTier asked : PriceTier.PAID) {
            for (PriceTier used : neighbours(asked)) {
                fill(asked, used);
            }
        }
    }

    /** One for each week in turn, until nothing is asked for or nothing is left. */
    private void fill(PriceTier asked, PriceTier used) {
        boolean picked = true;
        while (picked) {
            picked = false;
            for (WeekQuota week : filling.weeks()) {
                picked |= week.left(asked) > 0 && pick(week, asked, used);
            }
        }
    }

    /** The other paid tiers, nearest first, the cheaper first of two as near. */
    private static List<PriceTier> neighbours(PriceTier asked) {
        return switch (asked) {
            case BUDGET -> List.of(PriceTier.MID, PriceTier.PREMIUM);
            case MID -> List.of(PriceTier.BUDGET, PriceTier.PREMIUM);
            case PREMIUM -> List.of(PriceTier.MID, PriceTier.BUDGET);
            case BUMP -> List.of();
        };
    }

    /** Chooses the best caption of one tier for the quota of another; false when there is none. */
    private boolean pick(WeekQuota week, PriceTier asked, PriceTier used) {
        Optional<Shelf.Offer> best = bids.shelves(used).stream()
                .filter(shelf -> week.limits().allows(shelf.kind()))
                .flatMap(shelf -> shelf.best(filling::hasText, price).stream())
                .max(Comparator.comparingDouble((Shelf.Offer offer) -> filling.net(offer, week))
                        .thenComparing(Shelf.Offer::row, Comparator.reverseOrder()))
                .filter(offer -> filling.net(offer, week) > -WORTH_OF_A_MESSAGE);
        best.ifPresent(offer -> {
            takes.add(new Share.Take(offer.text(), asked, used, week.week(), false));
            filling.add(offer.text(), offer.shelf().kind(), asked, week);
        });
        return best.isPresent();
    }
}
