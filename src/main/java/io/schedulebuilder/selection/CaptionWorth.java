package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.worth.CaptionEffect;
import io.schedulebuilder.worth.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The expected conversion and revenue of captions on one page. What viewers buy of a PPV is learned from what all pages
 * sent. Bumps, and price tiers that no page has sent, have a Beta posterior instead: its prior is the price tier's mean
 * on the page (or in the bank), its evidence the page's own messages, whose weight halves after each half-life.
 */
public final class CaptionWorth {
    private static final double LEAST_SHAPE = 0.01;
    private static final Evidence NO_EVIDENCE = new Evidence(0, 0);
    private static final double MOST_CONVERSION = 0.95;
    private static final double SECONDS_A_DAY = 86_400.0;

    private final PageEconomics economics;
    private final CaptionBank bank;
    private final Map<CaptionId, Evidence> evidence;
    private final Market.PageWorth learned;

    private CaptionWorth(
            PageEconomics economics, CaptionBank bank, Map<CaptionId, Evidence> evidence, Market.PageWorth learned) {
        this.bank = bank;
        this.economics = economics;
        this.evidence = evidence;
        this.learned = learned;
    }

    /**
     * The evidence for one text.
     *
     * @param purchased decayed purchases
     * @param viewed decayed viewers
     */
    record Evidence(double purchased, double viewed) {
        Evidence plus(Evidence other) {
            return new Evidence(purchased + other.purchased, viewed + other.viewed);
        }
    }

    /**
     * A caption's conversion as a Beta distribution.
     *
     * @param purchases the first shape parameter
     * @param others the second shape parameter: viewers who do not buy
     * @param evidenceViewers decayed viewers of this caption
     */
    record Posterior(double purchases, double others, double evidenceViewers) {
        double mean() {
            return purchases / (purchases + others);
        }

        /** Variance of the logarithm, if the conversion is taken as lognormal. */
        double logVariance() {
            return StrictMath.log1p(others / (purchases * (purchases + others + 1)));
        }
    }

    /**
     * Computes the worth of captions on a page.
     *
     * @param bank knows which texts count as the same
     * @param market what all pages sent
     * @param asOf messages at or after this time are not evidence
     * @param halfLifeDays the age in days at which a message's evidence counts half; a rule sets it
     */
    public static CaptionWorth of(
            PageHistory history,
            CaptionBank bank,
            Market market,
            Instant asOf,
            PageEconomics economics,
            double halfLifeDays) {
        Map<CaptionId, Evidence> evidence = new HashMap<>();
        for (SentMessage message : history.messages()) {
            if (message.sentAt().isBefore(asOf)) {
                double days = Duration.between(message.sentAt(), asOf).toSeconds() / SECONDS_A_DAY;
                double decay = StrictMath.pow(0.5, days / halfLifeDays);
                message.caption()
                        .ifPresent(caption -> evidence.merge(
                                caption.text(),
                                new Evidence(
                                        decay * Math.min(message.purchased(), message.viewed()),
                                        decay * message.viewed()),
                                Evidence::plus));
            }
        }
        return new CaptionWorth(
                economics, bank, evidence, market.worth(history.page().name(), asOf, halfLifeDays));
    }

    /** The expected conversion of a caption: purchases per viewer. */
    public double conversion(Caption caption) {
        return posterior(bank.text(caption.id()), caption.kind()).mean();
    }

    /** What a message is worth at an ordinary hour, in points. */
    static double basePoints(PriceTier tier, double conversion, Policy policy, PageEconomics economics) {
        return tier == PriceTier.BUMP
                ? policy.bumpPoints()
                : 1000
                        * tier(economics, tier).price().value()
                        * economics.meanViewers().value()
                        * conversion
                        / economics.meanPpvRevenue();
    }

    /** Whether any page's sends say something about a text. */
    boolean isKnown(CaptionId text) {
        return learned.knows(text) || evidence.containsKey(text);
    }

    /** The prior: the conversion expected of a caption that no page has sent. */
    Posterior prior(CaptionKind kind) {
        return posterior(Optional.empty(), kind, NO_EVIDENCE);
    }

    /** The posterior: the conversion expected of a caption, given all evidence. */
    Posterior posterior(CaptionId text, CaptionKind kind) {
        return posterior(
                Optional.of(text), kind, Optional.ofNullable(evidence.get(text)).orElse(NO_EVIDENCE));
    }

    private Posterior posterior(Optional<CaptionId> text, CaptionKind kind, Evidence own) {
        PriceTier tier = kind.priceTier();
        return (tier == PriceTier.BUMP
                        ? Optional.<CaptionEffect.Belief>empty()
                        : learned.conversion(tier, text, kind.category()))
                .map(belief -> posterior(belief, own.viewed()))
                .orElseGet(() -> posterior(tier, own));
    }

    /** The Beta distribution with the mean and the variance of a lognormal one. */
    private static Posterior posterior(CaptionEffect.Belief belief, double viewed) {
        double mean = Math.min(MOST_CONVERSION, StrictMath.exp(belief.mean() + belief.variance() / 2));
        double strength = (1 - mean) / (mean * StrictMath.expm1(belief.variance())) - 1;
        return new Posterior(
                Math.max(LEAST_SHAPE, mean * strength), Math.max(LEAST_SHAPE, (1 - mean) * strength), viewed);
    }

    private Posterior posterior(PriceTier ofTier, Evidence own) {
        PageEconomics.Tier tier = tier(economics, ofTier);
        double mean = tier.conversion().value();
        return new Posterior(
                Math.max(LEAST_SHAPE, mean * tier.priorViewers() + own.purchased()),
                Math.max(LEAST_SHAPE, (1 - mean) * tier.priorViewers() + own.viewed() - own.purchased()),
                own.viewed());
    }

    private static PageEconomics.Tier tier(PageEconomics economics, PriceTier tier) {
        return Optional.ofNullable(economics.tiers().get(tier))
                .orElseThrow(() -> new IllegalArgumentException("no figures for price tier " + tier));
    }
}
