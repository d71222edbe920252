package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceTier;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a choice looks at, and no more: a page's shelves, what is asked of its weeks, and what is in them already. Some
 * kilobytes of numbers, which can travel to where the bids of all pages meet. Captions are known by their rows and texts of
 * one {@link io.schedulebuilder.domain.CaptionBank}, so that only bids on the same bank may meet.
 *
 * @param asked of each week, by price tier
 * @param mostUrgent urgent PPVs a week
 * @param mostPerCategory messages of one category a week
 * @param sent messages that were sent already
 * @param kept what of a replaced schedule may be kept, the best worth first
 * @param shelves of each price tier, the best of what is free
 * @param recent kinds of the captions of the last seven days, oldest first
 * @param anyFree whether any caption is free, be it on a shelf or not
 */
public record Bids(
        List<Map<PriceTier, Integer>> asked,
        int mostUrgent,
        int mostPerCategory,
        List<Held> sent,
        List<Held> kept,
        Map<PriceTier, List<Shelf>> shelves,
        List<CaptionKind> recent,
        boolean anyFree)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The text of a caption that is gone from the bank. */
    static final int GONE = -1;

    /**
     * A message of a replaced schedule.
     *
     * @param week of the horizon, from 1
     * @param asked the price tier that it was chosen for
     * @param text of its caption, or {@link #GONE}
     */
    record Held(int week, PriceTier asked, CaptionKind kind, int text) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** The bids of a page whose shelves are filled. */
    static Bids of(
            SelectionRequest request, List<Held> sent, List<Held> kept, Shelves shelves, List<CaptionKind> recent) {
        Policy policy = request.policy();
        List<Map<PriceTier, Integer>> asked = new ArrayList<>();
        request.asked().forEach(week -> {
            Map<PriceTier, Integer> counts = new EnumMap<>(policy.priceMix().counts(week.ppvs()));
            counts.put(PriceTier.BUMP, week.bumps());
            asked.add(counts);
        });
        return new Bids(
                List.copyOf(asked),
                policy.get(PolicyParameter.URGENT_PPVS),
                policy.get(PolicyParameter.MESSAGES_PER_CATEGORY),
                sent,
                kept,
                new EnumMap<>(shelves.byTier()),
                recent,
                shelves.free().values().stream().anyMatch(count -> count > 0));
    }

    /** Empty where no caption of a price tier is free. */
    List<Shelf> shelves(PriceTier tier) {
        return shelves.getOrDefault(tier, List.of());
    }
}
