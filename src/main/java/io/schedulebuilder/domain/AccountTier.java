package io.schedulebuilder.domain;

/** How large a page is, by its revenue over the look-back. The bounds belong to the rules. */
public enum AccountTier {
    MICRO("Conservative"),
    SMALL("Balanced"),
    MEDIUM("Optimized"),
    LARGE("High-volume"),
    MEGA("Maximum");

    private final String strategy;

    AccountTier(String strategy) {
        this.strategy = strategy;
    }

    /** The word that sums up how a page of this tier is worked. */
    public String strategy() {
        return strategy;
    }
}
