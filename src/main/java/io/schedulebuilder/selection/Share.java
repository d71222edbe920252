package io.schedulebuilder.selection;

import io.schedulebuilder.domain.PriceTier;
import java.io.Serializable;
import java.util.List;

/**
 * The captions that a page gets from the bank, in the order in which they were chosen. {@link PageCandidates#choice}
 * works out what they are worth.
 *
 * @param takes the captions; no text occurs twice
 */
public record Share(List<Take> takes) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * A caption that a page takes.
     *
     * @param text the number of its text in the bank
     * @param asked the price tier of the quota that it fills
     * @param used its own price tier
     * @param week the week of the horizon, from 1
     * @param kept whether the page keeps it from a replaced schedule, instead of taking it from a shelf
     */
    record Take(int text, PriceTier asked, PriceTier used, int week, boolean kept) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
