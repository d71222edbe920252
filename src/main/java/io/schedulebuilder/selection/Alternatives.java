package io.schedulebuilder.selection;

import io.schedulebuilder.domain.ChosenMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Captions that could be sent instead of a chosen message. */
public final class Alternatives {
    private Alternatives() {}

    /**
     * Captions that could be sent instead of one message, best first. They are free, have its price tier, and have a
     * text that is not in the selection. The limits allow them next to all other messages of the week. Each has the
     * score that it would have had when the message was chosen: after the messages before it, with the limits as full
     * as they were then.
     *
     * @param request the request that made the selection; its {@code held} messages are ignored
     * @param selection all messages in the order in which they were chosen, including those already sent
     * @param place the index of the message in the selection
     * @param bank fetches texts
     */
    public static List<ChosenMessage> insteadOf(
            SelectionRequest request, List<ChosenMessage> selection, int place, CaptionTexts bank) {
        ChosenMessage replaced = selection.get(place);
        PageCandidates page = PageCandidates.all(request);
        Filling filling = new Filling(page.bids());
        selection
                .subList(0, place)
                .forEach(before -> filling.take(
                        page.text(before.caption().id()), before.caption().kind(), filling.week(before.week())));
        WeekQuota week = filling.week(replaced.week());
        Limits besideAll = new Limits(page.bids().mostUrgent(), page.bids().mostPerCategory());
        for (int other = 0; other < selection.size(); other++) {
            filling.takeText(page.text(selection.get(other).caption().id()));
            if (other != place && selection.get(other).week() == replaced.week()) {
                besideAll.use(selection.get(other).caption().kind());
            }
        }
        List<Choice.Pick> others = page.bids().shelves(replaced.caption().priceTier()).stream()
                .filter(shelf -> besideAll.allows(shelf.kind()))
                .flatMap(Shelf::all)
                .filter(offer -> !filling.hasText(offer.text()))
                .sorted(Comparator.comparingDouble((Shelf.Offer offer) -> filling.net(offer, week))
                        .reversed()
                        .thenComparing(Shelf.Offer::row))
                .map(offer -> ChoiceAssembly.pick(page, filling, offer, replaced.askedTier(), week, Optional.empty()))
                .toList();
        Choice choice = new Choice(List.of(), others, List.of(), List.of(), List.of());
        return choice.with(bank.captions(choice.captions().toList())).messages();
    }
}
