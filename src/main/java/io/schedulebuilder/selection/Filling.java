package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is in a horizon so far: how full its quotas and limits are, which texts are taken, what was used last. */
final class Filling {
    static final double DIVERSITY = 0.15;
    private static final double SOFT_RESTRICTION_PENALTY = 0.20;

    private final List<WeekQuota> weeks = new ArrayList<>();
    private final RecentlyUsed recent;
    private final BitSet texts = new BitSet();

    /** A horizon in which nothing is yet, not even what was sent. */
    Filling(Bids bids) {
        for (Map<PriceTier, Integer> asked : bids.asked()) {
            weeks.add(new WeekQuota(weeks.size() + 1, asked, new Limits(bids.mostUrgent(), bids.mostPerCategory())));
        }
        this.recent = new RecentlyUsed(bids.recent());
    }

    List<WeekQuota> weeks() {
        return weeks;
    }

    /** A week by its number, from 1. */
    WeekQuota week(int number) {
        return weeks.get(number - 1);
    }

    boolean hasText(int text) {
        return texts.get(text);
    }

    /**
     * A message that was sent counts against the quota it was asked for, as far as that goes.
     *
     * @return the price tier of the quota that it counts against, if one is left
     */
    Optional<PriceTier> count(Bids.Held sent) {
        WeekQuota week = week(sent.week());
        PriceTier quota = week.left(sent.asked()) > 0
                ? sent.asked()
                : week.fullest(sent.kind().type());
        boolean counts = week.left(quota) > 0;
        if (counts) {
            week.fill(quota);
        }
        take(sent.text(), sent.kind(), week);
        return counts ? Optional.of(quota) : Optional.empty();
    }

    /** A caption that fills a quota. */
    void add(int text, CaptionKind kind, PriceTier asked, WeekQuota week) {
        week.fill(asked);
        take(text, kind, week);
    }

    /** A caption that is there, whatever for. */
    void take(int text, CaptionKind kind, WeekQuota week) {
        takeText(text);
        week.limits().use(kind);
        recent.use(kind);
    }

    /** A text that is not to be chosen again. One that is gone from the bank cannot be. */
    void takeText(int text) {
        if (text != Bids.GONE) {
            texts.set(text);
        }
    }

    /** How unlike what was used last, 0 to 1. */
    double diversity(CaptionKind kind) {
        return recent.diversity(kind);
    }

    /** What is taken off the score of a shelf's captions. */
    double penalty(Shelf shelf, WeekQuota week) {
        return week.limits().penalty(shelf.kind()) + (shelf.softRestricted() ? SOFT_RESTRICTION_PENALTY : 0);
    }

    /** The score of an offer less its price. */
    double net(Shelf.Offer offer, WeekQuota week) {
        return offer.net() + DIVERSITY * diversity(offer.shelf().kind()) - penalty(offer.shelf(), week);
    }
}
