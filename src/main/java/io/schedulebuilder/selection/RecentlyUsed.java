package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * What the page used last: its sends of the last 7 days, then this horizon's picks. Diversity measures how different a
 * caption is from them, by the agency's terms (category among the last 5, price tier among the last 7, urgent again),
 * mapped from their range to 0..1.
 */
final class RecentlyUsed {
    private static final int CATEGORIES = 5;
    private static final int TIERS = 7;
    private static final double LEAST = -0.2 - 0.2 - 0.1;
    private static final double MOST = 0.1 + 0.1 + 0.05;

    /** Latest first; only as many as diversity looks at. */
    private final Deque<CaptionKind> latest = new ArrayDeque<>();

    RecentlyUsed(List<CaptionKind> oldestFirst) {
        oldestFirst.forEach(this::use);
    }

    void use(CaptionKind kind) {
        latest.addFirst(kind);
        if (latest.size() > Math.max(CATEGORIES, TIERS)) {
            latest.removeLast();
        }
    }

    /** From 0 for more of the same to 1 for something new. */
    double diversity(CaptionKind kind) {
        boolean category = false;
        boolean tier = false;
        int index = 0;
        for (Iterator<CaptionKind> used = latest.iterator(); used.hasNext(); index++) {
            CaptionKind other = used.next();
            category |= index < CATEGORIES && other.category().equals(kind.category());
            tier |= index < TIERS && other.priceTier() == kind.priceTier();
        }
        boolean urgentAgain =
                kind.urgent() && !latest.isEmpty() && latest.getFirst().urgent();
        double sum = (category ? -0.2 : 0.1) + (tier ? -0.2 : 0.1) + (urgentAgain ? -0.1 : 0.05);
        return (sum - LEAST) / (MOST - LEAST);
    }
}
