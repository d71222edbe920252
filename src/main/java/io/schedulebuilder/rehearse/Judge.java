package io.schedulebuilder.rehearse;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.worth.CaptionEffect;
import io.schedulebuilder.worth.Market;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says what the model expected of captions on one page at as-of, and how they sold if the page sent them later.
 * Immutable.
 */
final class Judge {
    private final Page page;
    private final Market.PageWorth worth;
    private final PageEconomics economics;
    private final Duration within;
    private final Map<CaptionId, List<SentMessage>> sends;

    /**
     * Creates a judge for one page and one as-of.
     *
     * @param worth what was learned of the page at as-of
     * @param economics the page's prices at as-of
     * @param within how far from its planned time a caption may have been sent
     * @param sends the page's sends from as-of on, in order of time
     */
    Judge(Page page, Market.PageWorth worth, PageEconomics economics, Duration within, List<SentMessage> sends) {
        this.page = page;
        this.worth = worth;
        this.economics = economics;
        this.within = within;
        this.sends = new HashMap<>();
        sends.stream().filter(Judge::isJudged).forEach(send -> this.sends
                .computeIfAbsent(caption(send).text(), text -> new ArrayList<>())
                .add(send));
    }

    /** Whether a send says something about what viewers buy: a PPV that was viewed, with a caption of a paid tier. */
    static boolean isJudged(SentMessage send) {
        return send.type() == MessageType.PPV
                && send.viewed() > 0
                && send.caption()
                        .filter(caption -> caption.kind().priceTier() != PriceTier.BUMP)
                        .isPresent();
    }

    private static SentCaption caption(SentMessage send) {
        return send.caption().orElseThrow();
    }

    /** A planned PPV. Judged by the page's send of its caption that is nearest to the planned time. */
    RatedPpv planned(CaptionId text, CaptionKind kind, Instant at) {
        return rated(
                text,
                kind,
                sends.getOrDefault(text, List.of()).stream()
                        .filter(send -> distance(send, at).compareTo(within) <= 0)
                        .min(Comparator.comparing((SentMessage send) -> distance(send, at))));
    }

    /** A PPV that was sent. */
    RatedPpv sent(SentMessage send) {
        return rated(caption(send).text(), caption(send).kind(), Optional.of(send));
    }

    private static Duration distance(SentMessage send, Instant at) {
        return Duration.between(send.sentAt(), at).abs();
    }

    private RatedPpv rated(CaptionId text, CaptionKind kind, Optional<SentMessage> send) {
        return new RatedPpv(
                text,
                worth.conversion(kind.priceTier(), Optional.of(text), kind.category())
                        .map(belief -> OptionalDouble.of(dollars(kind.priceTier(), belief)))
                        .orElse(OptionalDouble.empty()),
                send.flatMap(sent -> residual(text, kind, sent)));
    }

    /** Empty if nothing was expected. The hour of the send is no merit of the caption, so it is expected, too. */
    private Optional<Residual> residual(CaptionId text, CaptionKind kind, SentMessage send) {
        OptionalDouble expected = worth.logConversion(
                kind.priceTier(),
                Optional.of(text),
                kind.category(),
                send.sentAt().atZone(page.zone()));
        return expected.isEmpty()
                ? Optional.empty()
                : Optional.of(new Residual(
                        weekOf(send), Market.logConversion(send.viewed(), send.purchased()) - expected.getAsDouble()));
    }

    /** The mean of a lognormal number of purchases, times the page's usual price. */
    private double dollars(PriceTier tier, CaptionEffect.Belief belief) {
        return Optional.ofNullable(economics.tiers().get(tier))
                        .orElseThrow(() -> new IllegalArgumentException("no figures for price tier " + tier))
                        .price()
                        .value()
                * StrictMath.exp(belief.mean() + belief.variance() / 2);
    }

    private PageWeek weekOf(SentMessage send) {
        return new PageWeek(
                page.name(),
                send.sentAt()
                        .atZone(page.zone())
                        .toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }
}
