package io.schedulebuilder.selection;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMix;
import io.schedulebuilder.domain.PriceMixMove;
import io.schedulebuilder.domain.PriceTier;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The input of a choice: a page's shelves, the message counts that its weeks need, and the messages that the weeks
 * already have. The bids are a few kilobytes of numbers, so they can be sent to the process that compares the bids of
 * all pages. Captions are identified by their row and text in one {@link io.schedulebuilder.domain.CaptionBank}, so
 * only bids on the same bank can be compared.
 *
 * @param asked the number of messages for each week, by price tier
 * @param mostUrgent the most urgent PPVs in a week
 * @param mostPerCategory the most messages of one category in a week
 * @param exploration the share of the expected revenue that exploration may give up
 * @param untriedCaptions the most captions in a week that no page has sent and that displace others
 * @param dollars what a message of a price tier earns if all its viewers buy, at an ordinary hour
 * @param sent messages that were already sent
 * @param kept captions of a replaced schedule that may be kept, highest worth first
 * @param shelves the best free captions of each price tier
 * @param recent the kinds of the captions sent in the last seven days, oldest first
 * @param anyFree whether any caption is free, on a shelf or not
 */
public record Bids(
        List<Map<PriceTier, Integer>> asked,
        int mostUrgent,
        int mostPerCategory,
        double exploration,
        int untriedCaptions,
        Map<PriceTier, Double> dollars,
        List<Held> sent,
        List<Held> kept,
        Map<PriceTier, List<Shelf>> shelves,
        List<CaptionKind> recent,
        boolean anyFree)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The text number of a caption that is no longer in the bank. */
    static final int GONE = -1;

    /**
     * A message of a replaced schedule.
     *
     * @param week the week of the horizon, from 1
     * @param asked the price tier that it was chosen for
     * @param text the text number of its caption, or {@link #GONE}
     */
    record Held(int week, PriceTier asked, CaptionKind kind, int text) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Creates the bids of a page from its filled shelves.
     *
     * @param mixMoves the price mix of each week; empty if each has the mix that the rules set
     */
    static Bids of(
            SelectionRequest request,
            List<PriceMixMove> mixMoves,
            List<Held> sent,
            List<Held> kept,
            Shelves shelves,
            List<CaptionKind> recent) {
        Policy policy = request.policy();
        List<Map<PriceTier, Integer>> asked = new ArrayList<>();
        for (AskedWeek week : request.asked()) {
            PriceMix mix = mixMoves.isEmpty()
                    ? policy.priceMix()
                    : mixMoves.get(week.week() - 1).used();
            Map<PriceTier, Integer> counts = new EnumMap<>(mix.counts(week.ppvs()));
            counts.put(PriceTier.BUMP, week.bumps());
            asked.add(counts);
        }
        return new Bids(
                List.copyOf(asked),
                policy.get(PolicyParameter.URGENT_PPVS),
                policy.get(PolicyParameter.MESSAGES_PER_CATEGORY),
                policy.get(PolicyParameter.EXPLORATION).doubleValue(),
                policy.get(PolicyParameter.UNTRIED_CAPTIONS),
                dollars(request),
                sent,
                kept,
                new EnumMap<>(shelves.byTier()),
                recent,
                shelves.free().values().stream().anyMatch(count -> count > 0));
    }

    private static Map<PriceTier, Double> dollars(SelectionRequest request) {
        Map<PriceTier, Double> dollars = new EnumMap<>(PriceTier.class);
        for (PriceTier tier : PriceTier.PAID) {
            dollars.put(tier, request.money().dollars(tier, 1));
        }
        return dollars;
    }

    /** The dollars of a conversion of 1 for a price tier; 0 for a bump. */
    double dollars(PriceTier tier) {
        return dollars.getOrDefault(tier, 0.0);
    }

    /** The shelves of a price tier; empty if none of its captions is free. */
    List<Shelf> shelves(PriceTier tier) {
        return shelves.getOrDefault(tier, List.of());
    }
}
