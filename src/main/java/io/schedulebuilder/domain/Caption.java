package io.schedulebuilder.domain;

/**
 * A text in the caption bank.
 *
 * @param text exact, byte for byte
 * @param key the same for texts that differ only in case, symbols or spaces; each key is sent once
 * @param category content category, lower case; "uncategorised" where the bank has none
 */
public record Caption(CaptionId id, String text, String key, PriceTier priceTier, String category, boolean urgent) {
    /** What limits and variety depend on. */
    public CaptionKind kind() {
        return new CaptionKind(priceTier, category, urgent);
    }
}
