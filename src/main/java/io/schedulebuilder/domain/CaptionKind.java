package io.schedulebuilder.domain;

/**
 * What limits and variety look at in a caption.
 *
 * @param category content category, lower case; "uncategorised" where the bank has none
 * @param urgent whether the text presses for time
 */
public record CaptionKind(PriceTier priceTier, String category, boolean urgent) {
    /** PPV or Bump. */
    public MessageType type() {
        return priceTier.messageType();
    }
}
