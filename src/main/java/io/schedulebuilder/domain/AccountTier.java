package io.schedulebuilder.domain;

/** How large a page is, by its revenue over the look-back. The rules set the bounds. */
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

    /** The word that sums up the strategy for pages of this tier. */
    public String strategy() {
        return strategy;
    }
}
