package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.CaptionSelection.Substitution;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.Propensity;
import io.schedulebuilder.domain.UnplacedMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Replays what a page took. Records for each caption why it won and what it is worth, and for each message without a
 * caption why there is none.
 */
final class ChoiceAssembly {
    private final PageCandidates page;
    private final Filling filling;
    private final Map<Integer, Propensity> propensities;
    private final List<Choice.Pick> picks = new ArrayList<>();
    private final List<Substitution> substitutions = new ArrayList<>();

    private ChoiceAssembly(PageCandidates page, Map<Integer, Propensity> propensities) {
        this.page = page;
        this.propensities = propensities;
        this.filling = new Filling(page.bids());
    }

    /**
     * Builds the choice of a page.
     *
     * @param share made from the page's own bids; empty if no caption is free for it
     * @throws FailureException if the share is empty
     */
    static Choice of(PageCandidates page, Optional<Share> share) {
        Share made = share.orElseThrow(() -> new FailureException(emptyPool(page)));
        return new ChoiceAssembly(page, Propensities.of(page, made)).choice(made);
    }

    /** The pick for an offered caption: its worth, and its score given what is already taken. */
    static Choice.Pick pick(
            PageCandidates page,
            Filling filling,
            Shelf.Offer offer,
            PriceTier asked,
            WeekQuota week,
            Optional<Propensity> propensity) {
        CaptionKind kind = offer.shelf().kind();
        Candidate candidate = page.candidate(offer);
        double diversity = filling.diversity(kind);
        double penalty = filling.penalty(offer.shelf(), week);
        double raw = candidate.score() + Filling.DIVERSITY * diversity - penalty;
        return new Choice.Pick(
                page.bank().id(offer.row()),
                offer.text(),
                asked,
                kind.priceTier(),
                new SelectionScore(
                        Math.min(1, Math.max(0, raw)),
                        candidate.draw(),
                        candidate.drawRank(),
                        diversity,
                        candidate.worthRank(),
                        penalty,
                        candidate.posteriorMean(),
                        candidate.evidenceViewers()),
                page.money().dollars(kind.priceTier(), candidate.posteriorMean()),
                CaptionWorth.basePoints(
                        kind.priceTier(),
                        candidate.posteriorMean(),
                        page.policy(),
                        page.money().economics()),
                page.money()
                        .confidence(
                                candidate.posteriorMean(),
                                candidate.logVariance(),
                                page.learned().evidence(page.bank().id(offer.text()))),
                week.week(),
                Optional.empty(),
                propensity);
    }

    private Choice choice(Share share) {
        for (int place = 0; place < page.sent().size(); place++) {
            ChosenMessage sent = page.sent().get(place);
            filling.count(page.bids().sent().get(place))
                    .ifPresent(quota -> substitute(
                            sent.caption().id(), quota, sent.caption().priceTier()));
        }
        share.takes().forEach(this::add);
        return new Choice(page.sent(), List.copyOf(picks), List.copyOf(substitutions), missing(), page.mixMoves());
    }

    private void add(Share.Take take) {
        WeekQuota week = filling.week(take.week());
        if (take.kept()) {
            RetainedCaption retainedCaption = page.kept(take.text());
            add(retainedCaption.pick(), retainedCaption.kind(), week);
        } else {
            Shelf.Offer offer = page.offer(take.used(), take.text());
            Optional<Propensity> propensity = Optional.ofNullable(propensities.get(take.text()));
            add(
                    pick(page, filling, offer, take.asked(), week, propensity),
                    offer.shelf().kind(),
                    week);
        }
    }

    private void add(Choice.Pick pick, CaptionKind kind, WeekQuota week) {
        picks.add(pick);
        substitute(pick.caption(), pick.asked(), pick.usedTier());
        filling.add(pick.text(), kind, pick.asked(), week);
    }

    /** Records a substitution if the caption's price tier is not the one asked for. */
    private void substitute(CaptionId caption, PriceTier asked, PriceTier used) {
        if (asked != used) {
            substitutions.add(new Substitution(caption, asked, used));
        }
    }

    private List<UnplacedMessage> missing() {
        List<UnplacedMessage> missing = new ArrayList<>();
        for (WeekQuota week : filling.weeks()) {
            for (PriceTier tier : PriceTier.values()) {
                for (int i = 0; i < week.left(tier); i++) {
                    missing.add(
                            new UnplacedMessage(Optional.empty(), tier.messageType(), List.of(whyMissing(tier, week))));
                }
            }
        }
        return List.copyOf(missing);
    }

    private String whyMissing(PriceTier tier, WeekQuota week) {
        MessageType type = tier.messageType();
        int free = page.free(type);
        long taken = picks.stream()
                .filter(pick -> pick.usedTier().messageType() == type)
                .count();
        long left = free - taken;
        return "There is no caption left for a " + tier.label() + " message"
                + (filling.weeks().size() > 1 ? " of week " + week.week() : "") + ": "
                + (free == 0 ? "no " : free + " ") + type.label()
                + (free <= 1 ? " caption is free" : " captions are free")
                + (left > 0
                        ? ", " + left + " of them "
                                + (isLeftForOthers(type, week) ? "went to other pages of the batch, or " : "")
                                + "would exceed the limit on urgent PPVs or on one category"
                        : free > 0 ? ", all in this plan" : "")
                + "; of " + page.bankSize() + " in the bank " + excluded(page) + ".";
    }

    /** Whether the page has a caption that it may send and did not take, because another page of the batch has it. */
    private boolean isLeftForOthers(MessageType type, WeekQuota week) {
        return Arrays.stream(PriceTier.values())
                .filter(tier -> tier.messageType() == type)
                .flatMap(tier -> page.bids().shelves(tier).stream())
                .filter(shelf -> week.limits().allows(shelf.kind()))
                .flatMap(Shelf::all)
                .anyMatch(offer -> !filling.hasText(offer.text()));
    }

    private static String emptyPool(PageCandidates page) {
        return "no caption is free: of " + page.bankSize() + " in the bank " + excluded(page)
                + ". Import captions, or wait until some locks expire.";
    }

    private static String excluded(PageCandidates page) {
        String reasons = page.excluded().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue()
                        + (entry.getValue() == 1 ? " is " : " are ")
                        + entry.getKey().words())
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "no others are excluded" : reasons;
    }
}
