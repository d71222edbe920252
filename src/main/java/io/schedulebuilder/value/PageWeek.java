package io.schedulebuilder.value;

import io.schedulebuilder.analysis.HourWorth;
import io.schedulebuilder.analysis.PageAnalyzer;
import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.DayType;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.HourTable;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageAnalysis;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.RevenueInterval;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.policy.PolicyEngine;
import io.schedulebuilder.worth.CaptionEffect;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.PageMoney;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What was known of a page before one of its weeks, as a build would have known it then. */
final class PageWeek {
    private static final double MOST_CONVERSION = 0.95;

    private final int number;
    private final PageHistory history;
    private final PageEconomics economics;
    private final HourTable hours;
    private final Market.PageWorth learned;
    private final PageMoney money;
    private final OwnCaptions ownCaptions;

    /** What became of a week's PPVs. */
    record Result(List<CheckedSend> sends, LeftOut leftOut) {}

    private PageWeek(int number, PageHistory history, Horizon week, int ppvs, PolicyEngine rules, Lesson lesson) {
        PageAnalysis analysis = PageAnalyzer.analyse(history, week.begins(), rules::tierFor);
        Policy policy = rules.policyFor(analysis.account());
        double halfLife = policy.get(PolicyParameter.EVIDENCE_HALF_LIFE_DAYS).doubleValue();
        this.number = number;
        this.history = history;
        this.economics = analysis.economics();
        this.hours = HourWorth.table(analysis.hours(), policy.peakHours());
        this.learned = lesson.market().worth(history.page().name(), lesson.fittedTo(), halfLife);
        this.money = PageMoney.of(
                history, economics, hours, week.begins(), week, learned, List.of(new AskedWeek(1, ppvs, 0, List.of())));
        this.ownCaptions = OwnCaptions.of(history.messages(), week.begins(), halfLife);
    }

    /**
     * What can be learned before a week.
     *
     * @param market what all pages sent
     * @param fittedTo not after the week begins on any page
     */
    record Lesson(Market market, Instant fittedTo) {}

    /**
     * Predicts the PPVs that a page sent in a week.
     *
     * @param number of the week, from 1
     * @param history the page's history before as-of
     * @param soldOut messages sent at or after it may still sell
     */
    static Result check(
            int number, PageHistory history, Horizon week, Instant soldOut, PolicyEngine rules, Lesson lesson) {
        List<SentMessage> sent = history.messages().stream()
                .filter(message -> message.type() == MessageType.PPV
                        && !message.sentAt().isBefore(week.begins())
                        && message.sentAt().isBefore(week.ends()))
                .toList();
        if (sent.isEmpty()) {
            return new Result(List.of(), LeftOut.NONE);
        }
        return new PageWeek(number, before(history, week.begins()), week, sent.size(), rules, lesson)
                .check(sent, soldOut);
    }

    private static PageHistory before(PageHistory history, Instant time) {
        return new PageHistory(
                history.page(),
                history.messages().stream()
                        .filter(message -> message.sentAt().isBefore(time))
                        .toList(),
                history.platform(),
                history.holidays(),
                history.baseline(),
                Optional.empty());
    }

    private Result check(List<SentMessage> sent, Instant soldOut) {
        List<CheckedSend> sends = new ArrayList<>();
        int tooRecent = 0;
        int firstOfTier = 0;
        int withoutFigures = 0;
        for (SentMessage ppv : sent) {
            Optional<SentCaption> caption = ppv.caption()
                    .filter(paid -> PriceTier.PAID.contains(paid.kind().priceTier()));
            if (!ppv.sentAt().isBefore(soldOut)) {
                tooRecent++;
            } else if (caption.isEmpty() || ppv.viewed() <= 0) {
                withoutFigures++;
            } else {
                Optional<CheckedSend> checked = check(ppv, caption.get());
                checked.ifPresent(sends::add);
                firstOfTier += checked.isEmpty() ? 1 : 0;
            }
        }
        return new Result(sends, new LeftOut(tooRecent, firstOfTier, withoutFigures));
    }

    /** Empty if the page had not sold this price tier before. */
    private Optional<CheckedSend> check(SentMessage ppv, SentCaption caption) {
        CaptionKind kind = caption.kind();
        PageEconomics.Tier tier = Objects.requireNonNull(economics.tiers().get(kind.priceTier()));
        return learned.conversion(kind.priceTier(), Optional.of(caption.text()), kind.category())
                .filter(belief -> tier.conversion().source() == PageEconomics.Source.PAGE)
                .map(belief -> check(ppv, caption, tier, belief));
    }

    private CheckedSend check(
            SentMessage ppv, SentCaption caption, PageEconomics.Tier tier, CaptionEffect.Belief belief) {
        ZonedDateTime local = ppv.sentAt().atZone(history.page().zone());
        double usual = StrictMath.exp(belief.mean() + belief.variance() / 2);
        return new CheckedSend(
                history.page().name(),
                number,
                ppv.viewed(),
                Math.max(0, Math.min(ppv.viewed(), ppv.purchased())),
                ppv.earnings().doubleValue(),
                Math.min(MOST_CONVERSION, usual * money.load() * StrictMath.exp(learned.hourEffect(local))),
                belief.variance() + learned.weekVariance() + learned.sendVariance(),
                tier.conversion().value(),
                ownCaptions.conversion(caption, tier),
                dollars(ppv, usual, local, belief.variance(), learned.evidence(caption.text())));
    }

    /** As plans promise: their hour factors are of earnings, so they include how many view at an hour. */
    private RevenueInterval.Expected dollars(
            SentMessage ppv, double conversion, ZonedDateTime local, double variance, CaptionEffect.Evidence evidence) {
        double hour = hours.at(DayType.of(local.toLocalDate()), local.getHour()).factor();
        return new RevenueInterval.Expected(
                hour * money.dollars(ppv.price().doubleValue(), conversion),
                money.confidence(conversion, variance, evidence));
    }
}
