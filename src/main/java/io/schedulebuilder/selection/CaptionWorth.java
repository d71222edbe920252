package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What captions are expected to convert and earn on one page. The conversion of each has a Beta posterior: the prior is
 * the price tier's mean on the page (or the bank); the evidence is the page's own, each message's counting half after
 * each half-life.
 */
public final class CaptionWorth {
    private static final double LEAST_SHAPE = 0.01;
    private static final double SECONDS_A_DAY = 86_400.0;

    private final PageEconomics economics;
    private final CaptionBank bank;
    private final Map<CaptionId, Evidence> evidence;

    private CaptionWorth(PageEconomics economics, CaptionBank bank, Map<CaptionId, Evidence> evidence) {
        this.bank = bank;
        this.economics = economics;
        this.evidence = evidence;
    }

    /**
     * What one text has shown.
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
     * @param purchases its first shape
     * @param others its second: viewers who do not buy
     * @param evidenceViewers decayed viewers of the caption's own behind it
     */
    record Posterior(double purchases, double others, double evidenceViewers) {
        double mean() {
            return purchases / (purchases + others);
        }
    }

    /**
     * The worth of captions on a page.
     *
     * @param bank tells which texts count as the same
     * @param asOf messages at or after it are no evidence
     * @param halfLifeDays the age in days at which a message's evidence counts half: a rule's to say
     */
    public static CaptionWorth of(
            PageHistory history, CaptionBank bank, Instant asOf, PageEconomics economics, double halfLifeDays) {
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
        return new CaptionWorth(economics, bank, evidence);
    }

    /** Dollars expected of a caption sent at an ordinary hour; 0 for a bump. */
    public double baseRevenue(Caption caption) {
        Posterior posterior = Optional.ofNullable(evidence.get(bank.text(caption.id())))
                .map(own -> posterior(caption.priceTier(), own))
                .orElseGet(() -> prior(caption.priceTier()));
        return baseRevenue(economics, caption.priceTier(), posterior.mean());
    }

    static double baseRevenue(PageEconomics economics, PriceTier tier, double conversion) {
        return tier(economics, tier).price().value() * economics.meanViewers().value() * conversion;
    }

    /** What a message is worth in points at an ordinary hour. */
    static double basePoints(PriceTier tier, double revenue, Policy policy, PageEconomics economics) {
        return tier == PriceTier.BUMP ? policy.bumpPoints() : 1000 * revenue / economics.meanPpvRevenue();
    }

    /** The evidence of each text of the bank, by {@link CaptionBank#text}; texts without any are not in it. */
    Map<Integer, Evidence> byText() {
        Map<Integer, Evidence> byText = new HashMap<>();
        evidence.forEach((text, own) -> bank.row(text).ifPresent(row -> byText.put(row, own)));
        return byText;
    }

    /** What is expected of a caption that the page has not sent. */
    Posterior prior(PriceTier tier) {
        return prior(economics, tier);
    }

    static Posterior prior(PageEconomics economics, PriceTier tier) {
        return posterior(economics, tier, 0, 0);
    }

    /** What is expected of a caption after its evidence. */
    Posterior posterior(PriceTier tier, Evidence own) {
        return posterior(economics, tier, own.purchased(), own.viewed());
    }

    private static Posterior posterior(PageEconomics economics, PriceTier ofTier, double purchased, double viewed) {
        PageEconomics.Tier tier = tier(economics, ofTier);
        double mean = tier.conversion().value();
        return new Posterior(
                Math.max(LEAST_SHAPE, mean * tier.priorViewers() + purchased),
                Math.max(LEAST_SHAPE, (1 - mean) * tier.priorViewers() + viewed - purchased),
                viewed);
    }

    private static PageEconomics.Tier tier(PageEconomics economics, PriceTier tier) {
        return Optional.ofNullable(economics.tiers().get(tier))
                .orElseThrow(() -> new IllegalArgumentException("no figures for price tier " + tier));
    }
}
