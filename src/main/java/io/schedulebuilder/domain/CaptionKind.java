package io.schedulebuilder.domain;

import java.io.Serializable;

/**
 * The properties of a caption that limits and variety depend on.
 *
 * @param category content category, lower case; "uncategorised" where the bank has none
 * @param urgent whether the text creates time pressure
 */
public record CaptionKind(PriceTier priceTier, String category, boolean urgent) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** PPV or bump. */
    public MessageType type() {
        return priceTier.messageType();
    }
}
