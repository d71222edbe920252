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
 * The expected conversion and revenue of captions on one page. Each caption's conversion has a Beta posterior. The
 * prior is the price tier's mean on the page (or in the bank). The evidence is the page's own messages; the weight of
 * each halves after each half-life.
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
    }

    /**
     * Computes the worth of captions on a page.
     *
     * @param bank knows which texts count as the same
     * @param asOf messages at or after this time are not evidence
     * @param halfLifeDays the age in days at which a message's evidence counts half; a rule sets it
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

    /** The expected revenue of a caption at an ordinary hour, in dollars; 0 for a bump. */
    public double baseRevenue(Caption caption) {
        Posterior posterior = Optional.ofNullable(evidence.get(bank.text(caption.id())))
                .map(own -> posterior(caption.priceTier(), own))
                .orElseGet(() -> prior(caption.priceTier()));
        return baseRevenue(economics, caption.priceTier(), posterior.mean());
    }

    static double baseRevenue(PageEconomics economics, PriceTier tier, double conversion) {
        return tier(economics, tier).price().value() * economics.meanViewers().value() * conversion;
    }

    /** What a message is worth at an ordinary hour, in points. */
    static double basePoints(PriceTier tier, double revenue, Policy policy, PageEconomics economics) {
        return tier == PriceTier.BUMP ? policy.bumpPoints() : 1000 * revenue / economics.meanPpvRevenue();
    }

    /** The evidence for each text of the bank, by {@link CaptionBank#text}, without the texts that have none. */
    Map<Integer, Evidence> byText() {
        Map<Integer, Evidence> byText = new HashMap<>();
        evidence.forEach((text, own) -> bank.row(text).ifPresent(row -> byText.put(row, own)));
        return byText;
    }

    /** The prior: the conversion expected of a caption that the page has not sent. */
    Posterior prior(PriceTier tier) {
        return prior(economics, tier);
    }

    static Posterior prior(PageEconomics economics, PriceTier tier) {
        return posterior(economics, tier, 0, 0);
    }

    /** The posterior: the conversion expected of a caption, given its evidence. */
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
