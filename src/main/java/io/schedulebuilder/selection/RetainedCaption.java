package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A caption of a replaced schedule that was not sent and still may be. It has the score by which it won, and its worth
 * by current data.
 */
record RetainedCaption(Choice.Pick pick, CaptionKind kind) {
    private static final Comparator<RetainedCaption> BEST_WORTH_FIRST = Comparator.comparingDouble(
                    (RetainedCaption retainedCaption) -> retainedCaption.pick.points())
            .thenComparingDouble(retainedCaption -> retainedCaption.pick.score().total())
            .reversed()
            .thenComparing(retainedCaption -> retainedCaption.pick.caption());

    /** The captions of a request's held messages that can be kept, highest worth first. */
    static List<RetainedCaption> of(SelectionRequest request) {
        List<ChosenMessage> kept = request.held().stream()
                .filter(message -> message.keptAt().isPresent())
                .toList();
        if (kept.isEmpty()) {
            return List.of();
        }
        CaptionWorth worth = request.worth();
        return kept.stream()
                .flatMap(message -> of(message, request, worth).stream())
                .sorted(BEST_WORTH_FIRST)
                .toList();
    }

    /** This caption as a bid. */
    Bids.Held bid() {
        return new Bids.Held(pick.week(), pick.asked(), kind, pick.text());
    }

    /** Empty if the caption is not free, or if its kind has changed. */
    private static Optional<RetainedCaption> of(ChosenMessage message, SelectionRequest request, CaptionWorth worth) {
        CaptionBank bank = request.pool().bank();
        CaptionKind kind = message.caption().kind();
        OptionalInt row = bank.row(message.caption().id());
        if (row.isEmpty()
                || !request.pool().isFree(row.getAsInt())
                || !bank.kind(bank.kindNumber(row.getAsInt())).equals(Optional.of(kind))) {
            return Optional.empty();
        }
        int text = bank.text(row.getAsInt());
        CaptionWorth.Posterior posterior = worth.posterior(bank.id(text), kind);
        SelectionScore won = message.score();
        return Optional.of(new RetainedCaption(
                new Choice.Pick(
                        message.caption().id(),
                        text,
                        message.askedTier(),
                        kind.priceTier(),
                        new SelectionScore(
                                won.total(),
                                won.draw(),
                                won.drawRank(),
                                won.diversity(),
                                won.worthRank(),
                                won.penalty(),
                                posterior.mean(),
                                posterior.evidenceViewers()),
                        request.money().dollars(kind.priceTier(), posterior.mean()),
                        CaptionWorth.basePoints(
                                kind.priceTier(),
                                posterior.mean(),
                                request.policy(),
                                request.money().economics()),
                        request.money()
                                .confidence(
                                        posterior.mean(),
                                        posterior.logVariance(),
                                        request.learned().evidence(bank.id(text))),
                        message.week(),
                        message.keptAt(),
                        Optional.empty()),
                kind));
    }
}
