package io.schedulebuilder.analysis;

import static java.util.stream.Collectors.groupingBy;

import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.BankBaseline.TierTotals;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageEconomics.Estimate;
import io.schedulebuilder.domain.PageEconomics.Source;
import io.schedulebuilder.domain.PageEconomics.Tier;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Price, conversion and audience of a page's messages: from the page's own figures, else the bank's, else a default.
 */
final class Economics {
    /** Viewers of a PPV if neither the page nor the bank has one. */
    private static final double DEFAULT_VIEWERS = 100;

    /** Purchases per viewer if neither the page nor the bank has a figure. */
    private static final double DEFAULT_CONVERSION = 0.02;

    private static final double LEAST_PRIOR_VIEWERS = 50;
    private static final double MOST_PRIOR_VIEWERS = 20_000;
    private static final double USUAL_PRIOR_VIEWERS = 500;

    private Economics() {}

    static PageEconomics of(LookBack lookBack, BankBaseline baseline) {
        Map<PriceTier, List<SentMessage>> own = lookBack.messages().stream()
                .filter(message -> message.caption().isPresent())
                .collect(groupingBy(
                        message -> message.caption().orElseThrow().kind().priceTier()));
        Map<PriceTier, Tier> tiers = new EnumMap<>(PriceTier.class);
        for (PriceTier tier : PriceTier.values()) {
            tiers.put(
                    tier,
                    tier(
                            tier,
                            own.getOrDefault(tier, List.of()),
                            Optional.ofNullable(baseline.byTier().get(tier))));
        }
        Estimate viewers = viewers(lookBack.ppvs(), baseline);
        return new PageEconomics(viewers, tiers, meanPpvRevenue(viewers, tiers, own));
    }

    private static Estimate viewers(List<SentMessage> ppvs, BankBaseline baseline) {
        double page = ppvs.stream().mapToLong(SentMessage::viewed).average().orElse(0);
        if (page > 0) {
            return new Estimate(page, Source.PAGE);
        }
        Collection<TierTotals> paid = PriceTier.PAID.stream()
                .flatMap(tier -> Optional.ofNullable(baseline.byTier().get(tier)).stream())
                .toList();
        double messages = paid.stream().mapToDouble(TierTotals::messages).sum();
        double viewed = paid.stream().mapToDouble(TierTotals::viewed).sum();
        return viewed > 0
                ? new Estimate(viewed / messages, Source.BANK)
                : new Estimate(DEFAULT_VIEWERS, Source.DEFAULT);
    }

    private static Tier tier(PriceTier tier, List<SentMessage> own, Optional<TierTotals> bank) {
        return new Tier(price(tier, own, bank), conversion(own, bank), priorViewers(own));
    }

    private static Estimate price(PriceTier tier, List<SentMessage> own, Optional<TierTotals> bank) {
        if (tier == PriceTier.BUMP) {
            return new Estimate(0, Source.DEFAULT);
        }
        double page = own.stream()
                .mapToDouble(message -> message.price().doubleValue())
                .average()
                .orElse(0);
        if (page > 0) {
            return new Estimate(page, Source.PAGE);
        }
        return bank.filter(totals -> totals.priceSum() > 0)
                .map(totals -> new Estimate(totals.priceSum() / totals.messages(), Source.BANK))
                .orElseGet(() -> new Estimate(defaultPrice(tier), Source.DEFAULT));
    }

    /** Dollars; used if neither the page nor the bank has a price for the tier. */
    private static double defaultPrice(PriceTier tier) {
        return switch (tier) {
            case BUDGET -> 6;
            case MID -> 12;
            case PREMIUM -> 25;
            case BUMP -> 0;
        };
    }

    private static Estimate conversion(List<SentMessage> own, Optional<TierTotals> bank) {
        double viewed = own.stream().mapToDouble(SentMessage::viewed).sum();
        double purchased = own.stream().mapToDouble(Economics::purchased).sum();
        if (purchased > 0) {
            return new Estimate(purchased / viewed, Source.PAGE);
        }
        return bank.filter(totals -> totals.viewed() > 0 && totals.purchased() > 0)
                .map(totals -> new Estimate(Math.min(1, (double) totals.purchased() / totals.viewed()), Source.BANK))
                .orElseGet(() -> new Estimate(DEFAULT_CONVERSION, Source.DEFAULT));
    }

    /**
     * How many viewers the tier's mean counts for against a caption's own viewers. This is the strength of a Beta
     * prior, by the method of moments for the beta-binomial (Kleinman, "Proportions with extraneous variance", JASA 68,
     * 1973). The more captions differ beyond chance, the weaker the prior.
     */
    private static double priorViewers(List<SentMessage> own) {
        Map<Optional<CaptionId>, double[]> byCaption = new HashMap<>();
        for (SentMessage message : own) {
            if (message.viewed() > 0) {
                double[] sums =
                        byCaption.computeIfAbsent(message.caption().map(SentCaption::text), key -> new double[2]);
                sums[0] += message.viewed();
                sums[1] += purchased(message);
            }
        }
        double viewed = byCaption.values().stream().mapToDouble(sums -> sums[0]).sum();
        double mean = byCaption.values().stream().mapToDouble(sums -> sums[1]).sum() / viewed;
        if (byCaption.size() < 3 || !(mean > 0 && mean < 1)) {
            return USUAL_PRIOR_VIEWERS;
        }
        double spread = byCaption.values().stream()
                .mapToDouble(sums -> sums[0] * StrictMath.pow(sums[1] / sums[0] - mean, 2))
                .sum();
        double squares = byCaption.values().stream()
                .mapToDouble(sums -> sums[0] * sums[0])
                .sum();
        int captions = byCaption.size();
        double noise = mean * (1 - mean);
        // E[spread] = noise × (captions − 1) + between × (viewed − squares/viewed), up to terms of 1/strength
        double between = (spread - noise * (captions - 1)) / (viewed - squares / viewed);
        double strength = between > 0 ? noise / between - 1 : MOST_PRIOR_VIEWERS;
        return Math.min(MOST_PRIOR_VIEWERS, Math.max(LEAST_PRIOR_VIEWERS, strength));
    }

    private static double meanPpvRevenue(
            Estimate viewers, Map<PriceTier, Tier> tiers, Map<PriceTier, List<SentMessage>> sent) {
        double all = PriceTier.PAID.stream()
                .mapToDouble(tier -> sent.getOrDefault(tier, List.of()).size())
                .sum();
        return PriceTier.PAID.stream()
                .mapToDouble(tier -> {
                    double share =
                            all > 0 ? sent.getOrDefault(tier, List.of()).size() / all : 1.0 / PriceTier.PAID.size();
                    Tier own = Objects.requireNonNull(tiers.get(tier));
                    return share
                            * viewers.value()
                            * own.conversion().value()
                            * own.price().value();
                })
                .sum();
    }

    /** Purchases, capped at the viewers because some rows have more purchases than viewers. */
    private static double purchased(SentMessage message) {
        return Math.min(message.purchased(), message.viewed());
    }
}
