package io.schedulebuilder.domain;

import java.io.Serializable;

/**
 * What limits and variety look at in a caption.
 *
 * @param category content category, lower case; "uncategorised" where the bank has none
 * @param urgent whether the text presses for time
 */
public record CaptionKind(PriceTier priceTier, String category, boolean urgent) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** PPV or Bump. */
    public MessageType type() {
        return priceTier.messageType();
    }
}
