package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of a horizon while it fills: how full its quotas and limits are, which texts are taken, what was used last.
 */
final class Filling {
    static final double DIVERSITY = 1 - Candidate.OWN;
    private static final double SOFT_RESTRICTION_PENALTY = 0.20;

    private final List<WeekQuota> weeks = new ArrayList<>();
    private final RecentlyUsed recent;
    private final BitSet texts = new BitSet();

    /** Creates an empty horizon, without the messages that were sent. */
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
     * Counts a sent message against the quota it was chosen for, or against the fullest quota of its type.
     *
     * @return the price tier of the quota that it counts against; empty if all are used up
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

    /** Adds a caption that fills a quota. */
    void add(int text, CaptionKind kind, PriceTier asked, WeekQuota week) {
        week.fill(asked);
        take(text, kind, week);
    }

    /** Adds a caption without counting it against a quota. */
    void take(int text, CaptionKind kind, WeekQuota week) {
        takeText(text);
        week.limits().use(kind);
        recent.use(kind);
    }

    /** Marks a text so that it is not chosen again. A text that is no longer in the bank needs no mark. */
    void takeText(int text) {
        if (text != Bids.GONE) {
            texts.set(text);
        }
    }

    /** How different a caption is from what was used last, 0 to 1. */
    double diversity(CaptionKind kind) {
        return recent.diversity(kind);
    }

    /** The penalty that is subtracted from the score of a shelf's captions. */
    double penalty(Shelf shelf, WeekQuota week) {
        return week.limits().penalty(shelf.kind()) + (shelf.softRestricted() ? SOFT_RESTRICTION_PENALTY : 0);
    }

    /** The score of an offer minus its price. */
    double net(Shelf.Offer offer, WeekQuota week) {
        return offer.net() + DIVERSITY * diversity(offer.shelf().kind()) - penalty(offer.shelf(), week);
    }
}
