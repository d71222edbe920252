package io.schedulebuilder.selection;

import io.schedulebuilder.domain.PriceTier;
import java.io.Serializable;
import java.util.List;

/**
 * What a page gets of the bank, in the order in which it was chosen; {@link PageCandidates#choice} says what it is worth.
 *
 * @param takes no text twice
 */
public record Share(List<Take> takes) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * A caption that a page takes.
     *
     * @param text its number in the bank
     * @param asked the price tier of the quota that it fills
     * @param used its own price tier
     * @param week of the horizon, from 1
     * @param kept whether it is one of those that the page had, not one off a shelf
     */
    record Take(int text, PriceTier asked, PriceTier used, int week, boolean kept) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
