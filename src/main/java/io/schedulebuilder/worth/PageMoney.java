package io.schedulebuilder.worth;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.Confidence;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What turns conversions into dollars on a page, in the week to come: its viewers, its prices, and the part of them that
 * it keeps.
 *
 * @param economics the page's prices
 * @param viewers how many will view a PPV, on average
 * @param kept earnings ÷ (price × purchases)
 * @param usualHour the mean hour factor of the page's recent PPVs, whose conversions the estimates come from; 1 without
 *     any
 * @param load what the number of PPVs does to conversions, as a factor
 * @param weekVariance of the log of what a week's PPVs share
 * @param sendVariance of the log of what a single PPV earns, beyond that and beyond what is not known of its caption
 */
public record PageMoney(
        PageEconomics economics,
        double viewers,
        double kept,
        double usualHour,
        double load,
        double weekVariance,
        double sendVariance) {
    private static final double SECONDS_A_WEEK = 7 * 86_400;

    /** The mean of the hours is that of recent weeks, as people change the hours that they use. */
    private static final double HOURS_HALF_LIFE_WEEKS = 2;

    /** Of the viewers of a page that sent nothing yet. */
    private static final double NEW_PAGE_VARIANCE = 1;

    /** Of what weeks have in common and the model leaves out; without it, intervals held 65% in the benchmark, not 80%. */
    private static final double MODEL_VARIANCE = 0.08 * 0.08;

    /** Before any sale, a page is expected to keep the whole price, as if this many buyers had shown it. */
    private static final double PRIOR_BUYERS = 5;

    /** A message that earns more than this times its price and buyers has data that nobody should believe. */
    private static final double MOST_KEPT = 1.5;

    /**
     * What the page's history says.
     *
     * @param hours the hour factors that plans use
     * @param asOf messages at or after it are not evidence
     * @param horizon the weeks to come
     * @param learned what its viewers buy
     * @param asked what each week needs
     */
    public static PageMoney of(
            PageHistory history,
            PageEconomics economics,
            HourTable hours,
            Instant asOf,
            Horizon horizon,
            Market.PageWorth learned,
            List<AskedWeek> asked) {
        Instant soldOut = asOf.minus(Market.SELLS);
        List<SentMessage> before = history.messages().stream()
                .filter(message ->
                        message.type() == MessageType.PPV && message.sentAt().isBefore(asOf))
                .toList();
        List<SentMessage> ppvs =
                before.stream().filter(ppv -> ppv.sentAt().isBefore(soldOut)).toList();
        Optional<ViewerTrend> trend = ViewerTrend.of(
                ppvs,
                asOf,
                horizon.begins()
                        .plus(Duration.between(horizon.begins(), horizon.ends()).dividedBy(2)));
        double weekly = asked.stream().mapToInt(AskedWeek::ppvs).average().orElse(0);
        long lastWeek = before.stream()
                .filter(ppv -> !ppv.sentAt().isBefore(asOf.minus(Duration.ofDays(7))))
                .count();
        return new PageMoney(
                economics,
                trend.map(ViewerTrend::viewers).orElse(economics.meanViewers().value()),
                kept(ppvs),
                usualHour(ppvs, history, hours, asOf),
                // The PPVs of the seven days before are, on average over the week, half old and half new.
                StrictMath.exp(-learned.load((lastWeek + weekly) / 2)),
                trend.map(ViewerTrend::weekVariance).orElse(NEW_PAGE_VARIANCE)
                        + learned.weekVariance()
                        + MODEL_VARIANCE,
                trend.map(ViewerTrend::sendVariance).orElse(0.0) + learned.sendVariance());
    }

    private static double kept(List<SentMessage> ppvs) {
        double earned = 0;
        double paid = 0;
        double prices = 0;
        int sold = 0;
        for (SentMessage ppv : ppvs) {
            double full = ppv.price().doubleValue() * ppv.purchased();
            if (full > 0) {
                earned += Math.max(0, Math.min(MOST_KEPT * full, ppv.earnings().doubleValue()));
                paid += full;
                prices += ppv.price().doubleValue();
                sold++;
            }
        }
        return sold == 0 ? 1 : (earned + PRIOR_BUYERS * prices / sold) / (paid + PRIOR_BUYERS * prices / sold);
    }

    private static double usualHour(List<SentMessage> ppvs, PageHistory history, HourTable hours, Instant asOf) {
        double sum = 0;
        double weights = 0;
        for (SentMessage ppv : ppvs) {
            ZonedDateTime local = ppv.sentAt().atZone(history.page().zone());
            double weeks = (asOf.getEpochSecond() - ppv.sentAt().getEpochSecond()) / SECONDS_A_WEEK;
            double weight = StrictMath.pow(0.5, weeks / HOURS_HALF_LIFE_WEEKS);
            sum += weight
                    * hours.at(DayType.of(local.toLocalDate()), local.getHour()).factor();
            weights += weight;
        }
        return weights > 0 ? sum / weights : 1;
    }

    /**
     * What a message is expected to earn at an hour with factor 1, in dollars; 0 for a bump.
     *
     * @param conversion expected purchases per viewer
     */
    public double dollars(PriceTier tier, double conversion) {
        PageEconomics.Tier ofTier = Objects.requireNonNull(economics.tiers().get(tier));
        return dollars(ofTier.price().value(), conversion);
    }

    /** The same for a message with a price of its own, in dollars. */
    public double dollars(double price, double conversion) {
        return price
                * viewers
                * conversion
                * kept
                * load
                / usualHour
                * economics.promiseFactor().factor();
    }

    /**
     * How uncertain that is.
     *
     * @param conversionVariance of the log of the conversion
     * @param evidence what the conversion comes from
     */
    public Confidence confidence(double conversion, double conversionVariance, CaptionEffect.Evidence evidence) {
        double buyers = Math.max(0.5, viewers * conversion);
        return new Confidence(
                StrictMath.hypot(
                        StrictMath.sqrt(weekVariance), economics.promiseFactor().spread()),
                StrictMath.sqrt(sendVariance + conversionVariance + 1 / buyers),
                evidence.fromPage(),
                evidence.fromOtherPages());
    }
}
