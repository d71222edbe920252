package io.schedulebuilder.selection;

import io.schedulebuilder.domain.PriceTier;
import java.io.Serializable;
import java.util.List;

/**
 * The captions that a page gets from the bank, in the order in which they were chosen. {@link PageCandidates#choice}
 * works out what they are worth.
 *
 * @param takes the captions; no text occurs twice
 * @param elsewhere the texts on the page's shelves that other pages held when the page explored
 */
public record Share(List<Take> takes, List<Integer> elsewhere) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A greedy week. */
    static Share greedy(List<Take> takes) {
        return new Share(takes, List.of());
    }

    /** The greedy week that this share was explored from. */
    Share unexplored() {
        return greedy(takes.stream().map(Take::unexplored).toList());
    }

    /**
     * A caption that a page takes.
     *
     * @param text the number of its text in the bank
     * @param asked the price tier of the quota that it fills
     * @param used its own price tier
     * @param week the week of the horizon, from 1
     * @param kept whether the page keeps it from a replaced schedule, instead of taking it from a shelf
     * @param greedy the text that the greedy week has in its place: its own, unless it is explored
     */
    record Take(int text, PriceTier asked, PriceTier used, int week, boolean kept, int greedy) implements Serializable {
        private static final long serialVersionUID = 1L;

        /** A caption that is kept from a replaced schedule. */
        static Take kept(Bids.Held kept) {
            return new Take(kept.text(), kept.asked(), kept.kind().priceTier(), kept.week(), true, kept.text());
        }

        /** A caption from a shelf, chosen for the greedy week. */
        static Take chosen(int text, PriceTier asked, PriceTier used, int week) {
            return new Take(text, asked, used, week, false, text);
        }

        /** Whether the greedy week has another caption in its place. */
        boolean explored() {
            return text != greedy;
        }

        /** The same place with another caption of the same price tier. */
        Take explored(int other) {
            return new Take(other, asked, used, week, kept, greedy);
        }

        /** The same place as the greedy week has it. */
        Take unexplored() {
            return explored(greedy);
        }
    }
}
