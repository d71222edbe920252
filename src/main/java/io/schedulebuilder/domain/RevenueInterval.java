package io.schedulebuilder.domain;

import java.util.List;
import java.util.Optional;

/** An 80% interval of revenue, in dollars. */
public record RevenueInterval(double low, double high) {
    /** The 90th percentile of the standard normal distribution. */
    private static final double Z = 1.2815515655446004;

    /**
     * A message's expected revenue.
     *
     * @param dollars the mean
     */
    public record Expected(double dollars, Confidence confidence) {}

    /**
     * The interval of what messages of one page earn together: the sum of lognormal amounts is taken as lognormal, with
     * the same mean and variance (Fenton, "The sum of log-normal probability distributions in scatter transmission
     * systems", IRE Transactions on Communications Systems 8, 1960).
     *
     * @return empty without any expected revenue
     */
    public static Optional<RevenueInterval> of(List<Expected> messages) {
        return ofPages(List.of(messages));
    }

    /**
     * The same for the messages of several pages, whose weeks have nothing in common.
     *
     * @param pages the messages of each page
     */
    public static Optional<RevenueInterval> ofPages(List<List<Expected>> pages) {
        double mean = 0;
        double variance = 0;
        for (List<Expected> messages : pages) {
            double shared = 0;
            for (Expected message : messages) {
                double week = message.confidence().sharedSpread();
                double own = message.confidence().ownSpread();
                mean += message.dollars();
                shared += message.dollars() * StrictMath.sqrt(StrictMath.expm1(week * week));
                variance += message.dollars()
                        * message.dollars()
                        * StrictMath.exp(week * week)
                        * StrictMath.expm1(own * own);
            }
            variance += shared * shared;
        }
        if (mean <= 0) {
            return Optional.empty();
        }
        double log = StrictMath.log1p(variance / (mean * mean));
        double half = Z * StrictMath.sqrt(log);
        return Optional.of(
                new RevenueInterval(mean * StrictMath.exp(-log / 2 - half), mean * StrictMath.exp(-log / 2 + half)));
    }
}
