package io.schedulebuilder.policy.language;

/**
 * The facts that a rule's conditions see: plain values under the names of {@link Field}. They are public and have
 * getters, because the rule engine reads them by name. Nothing here has a side effect.
 *
 * <p>Numbers are {@code double}, like the literals they are compared with, so a value written like a border, such as
 * 4999.99 or 0.30, matches the border exactly.
 */
public final class Facts {
    private Facts() {}

    /** The page's figures from the analysis. Units are as in {@link io.schedulebuilder.domain.Account}. */
    public static final class Account {
        private final io.schedulebuilder.domain.Account account;

        public Account(io.schedulebuilder.domain.Account account) {
            this.account = account;
        }

        /** The page name as in the warehouse. */
        public String getPageName() {
            return account.pageName().value();
        }

        /** Revenue in the look-back, in dollars. */
        public double getRevenue() {
            return account.revenue().doubleValue();
        }

        /** Saturation, 0 to 1. */
        public double getSaturation() {
            return account.saturation();
        }

        /** Mean earnings per recipient, in dollars. */
        public double getAverageRpr() {
            return account.averageRpr();
        }

        /** Mean purchases per viewer, 0 to 1. */
        public double getAverageConversion() {
            return account.averageConversion();
        }

        /** The number of messages in the look-back. */
        public double getMessageCount() {
            return account.messageCount();
        }
    }

    /** The account tier, after the first round. */
    public static final class Tier extends Named {
        public Tier(Enum<?> tier) {
            super(tier);
        }
    }

    /** The saturation zone, after the first round. */
    public static final class Zone extends Named {
        public Zone(Enum<?> zone) {
            super(zone);
        }
    }

    /** The segment, after the first round. */
    public static final class Segment extends Named {
        public Segment(Enum<?> segment) {
            super(segment);
        }
    }

    /** A fact that consists of one word. */
    public abstract static class Named {
        private final String name;

        public Named(Enum<?> value) {
            this.name = value.name();
        }

        /** The word, in capitals. */
        public String getName() {
            return name;
        }
    }
}
