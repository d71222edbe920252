package io.schedulebuilder.selection;

import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Chooses exactly as many captions as asked for, one at a time: the one with the best score within the limits. The
 * price tiers of the weeks take turns. The one with the largest unfilled share of its quota goes first, so that none
 * gets only leftovers. Bumps come after PPVs. If a tier has too few captions, a neighboring tier fills in.
 *
 * <p>Score: {@value Candidate#OWN} × the caption's expected conversion ÷ the best of its price tier +
 * {@value Filling#DIVERSITY} × diversity − penalties, from 0 to 1. Of equal captions, the one with the highest draw is
 * chosen, so pages do not all want the same ones. The result is the greedy week. {@link Exploration} then exchanges some
 * of its captions.
 */
public final class CaptionSelector {
    /** Added to the caption's score, because a missing message is worse than any caption. */
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
     * Chooses the captions of the horizon of a page without others: the greedy week, then what exploration exchanges.
     *
     * @throws io.schedulebuilder.domain.FailureException if no caption at all is free while messages are asked for
     */
    public static Choice choose(PageCandidates page) {
        return page.choice(choose(page.bids(), text -> 0)
                .map(greedy -> new Exploration(page.bids(), greedy, text -> false).share()));
    }

    /**
     * Chooses the captions of a horizon when captions have prices. The caption with the best score minus price is
     * chosen. A caption is never chosen if its price exceeds its score by the worth of a message,
     * {@value #WORTH_OF_A_MESSAGE}, or more.
     *
     * @param price the price of a text, by {@link io.schedulebuilder.domain.CaptionBank#text}, 0 or more
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
        return Optional.of(Share.greedy(List.copyOf(takes)));
    }

    /** Keeps a caption if its week still needs one of its price tier. */
    private void keep(Bids.Held kept) {
        WeekQuota week = filling.week(kept.week());
        boolean allowed = week.limits().allows(kept.kind()) && !filling.hasText(kept.text());
        if (week.left(kept.asked()) > 0 && allowed) {
            takes.add(Share.Take.kept(kept));
            filling.add(kept.text(), kept.kind(), kept.asked(), week);
        }
    }

    /** A week's quota of a price tier, and how much of it was left at the start. */
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
            for (Turn turn : open) { // ties go to the cheaper tier, then to the earlier week
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

    /** Picks one caption for each week in turn, until every quota is full or no caption is left. */
    private void fill(PriceTier asked, PriceTier used) {
        boolean picked = true;
        while (picked) {
            picked = false;
            for (WeekQuota week : filling.weeks()) {
                picked |= week.left(asked) > 0 && pick(week, asked, used);
            }
        }
    }

    /** The other paid tiers, nearest first. If two are equally near, the cheaper one is first. */
    private static List<PriceTier> neighbours(PriceTier asked) {
        return switch (asked) {
            case BUDGET -> List.of(PriceTier.MID, PriceTier.PREMIUM);
            case MID -> List.of(PriceTier.BUDGET, PriceTier.PREMIUM);
            case PREMIUM -> List.of(PriceTier.MID, PriceTier.BUDGET);
            case BUMP -> List.of();
        };
    }

    /** Chooses the best caption of one tier for the quota of another; false if there is none. */
    private boolean pick(WeekQuota week, PriceTier asked, PriceTier used) {
        Optional<Shelf.Offer> best = bids.shelves(used).stream()
                .filter(shelf -> week.limits().allows(shelf.kind()))
                .flatMap(shelf -> shelf.best(filling::hasText, price).stream())
                .max(Comparator.comparingDouble((Shelf.Offer offer) -> filling.net(offer, week))
                        .thenComparingDouble(Shelf.Offer::draw)
                        .thenComparing(Shelf.Offer::row, Comparator.reverseOrder()))
                .filter(offer -> filling.net(offer, week) > -WORTH_OF_A_MESSAGE);
        best.ifPresent(offer -> {
            takes.add(Share.Take.chosen(offer.text(), asked, used, week.week()));
            filling.add(offer.text(), offer.shelf().kind(), asked, week);
        });
        return best.isPresent();
    }
}
