package io.schedulebuilder.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The price class of a caption, cheapest PPV first. */
public enum PriceTier {
    BUDGET("Budget"),
    MID("Mid"),
    PREMIUM("Premium"),
    BUMP("Free");

    /** The price tiers of PPVs, cheapest first. */
    public static final List<PriceTier> PAID = List.of(BUDGET, MID, PREMIUM);

    private final String label;

    PriceTier(String label) {
        this.label = label;
    }

    /** The word in the CSV and the plan: Budget, Mid, Premium, or Free for a bump. */
    public String label() {
        return label;
    }

    /** The type of a message with a caption of this tier. */
    public MessageType messageType() {
        return this == BUMP ? MessageType.BUMP : MessageType.PPV;
    }

    /** The tier for a word of the caption bank (luxury counts as premium), or empty for an unknown word. */
    public static Optional<PriceTier> fromBank(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "budget" -> Optional.of(BUDGET);
            case "mid" -> Optional.of(MID);
            case "premium", "luxury" -> Optional.of(PREMIUM);
            case "bump", "free" -> Optional.of(BUMP);
            default -> Optional.empty();
        };
    }
}
