package io.schedulebuilder.policy.language;

/**
 * What a rule's conditions see: plain values under the names of {@link Field}. Public, with getters, because the rule
 * engine reads them by name; nothing here can be called to any effect.
 *
 * <p>Numbers are {@code double}, as are the literals they are compared with, so a border such as 4999.99 or 0.30 is
 * met exactly by the value that a person writes the same way.
 */
public final class Facts {
    private Facts() {}

    /** The page, as the analysis measured it. Units as in {@link io.schedulebuilder.domain.Account}. */
    public static final class Account {
        private final io.schedulebuilder.domain.Account account;

        public Account(io.schedulebuilder.domain.Account account) {
            this.account = account;
        }

        /** As the warehouse spells it. */
        public String getPageName() {
            return account.pageName().value();
        }

        /** Dollars of the look-back. */
        public double getRevenue() {
            return account.revenue().doubleValue();
        }

        /** 0 to 1. */
        public double getSaturation() {
            return account.saturation();
        }

        /** Dollars per recipient. */
        public double getAverageRpr() {
            return account.averageRpr();
        }

        /** Purchases per viewer, 0 to 1. */
        public double getAverageConversion() {
            return account.averageConversion();
        }

        /** Messages in the look-back. */
        public double getMessageCount() {
            return account.messageCount();
        }
    }

    /** The account tier, once it is known. */
    public static final class Tier extends Named {
        public Tier(Enum<?> tier) {
            super(tier);
        }
    }

    /** The saturation zone, once it is known. */
    public static final class Zone extends Named {
        public Zone(Enum<?> zone) {
            super(zone);
        }
    }

    /** The segment, once it is known. */
    public static final class Segment extends Named {
        public Segment(Enum<?> segment) {
            super(segment);
        }
    }

    /** A fact that is one word. */
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
