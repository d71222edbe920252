package io.schedulebuilder.policy.language;

/**
 * The facts that a rule's conditions see: plain values under the names of {@link Field}. They are public, because the
 * rule engine reads them by name.
 *
 * <p>Numbers are {@code double}, like the literals they are compared with, so a value written like a border, such as
 * 4999.99 or 0.30, matches the border exactly.
 */
public final class Facts {
    private Facts() {}

    /** The page's figures from the analysis. Units are as in {@link io.schedulebuilder.domain.Account}. */
    public record Account(
            String pageName,
            double revenue,
            double saturation,
            double averageRpr,
            double averageConversion,
            double messageCount,
            double tierMessages) {
        public Account(io.schedulebuilder.domain.Account account) {
            this(
                    account.pageName().value(),
                    account.revenue().doubleValue(),
                    account.saturation(),
                    account.averageRpr(),
                    account.averageConversion(),
                    account.messageCount(),
                    account.tierMessages());
        }
    }

    /** The account tier, after the first round. */
    public record Tier(String name) {}

    /** The saturation zone, after the first round. */
    public record Zone(String name) {}

    /** The segment, after the first round. */
    public record Segment(String name) {}
}
