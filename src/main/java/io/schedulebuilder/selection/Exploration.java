package io.schedulebuilder.selection;

import io.schedulebuilder.domain.PriceTier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Exchanges captions of a page's greedy week for free ones whose draws are better, to learn what they earn: Thompson
 * sampling within a budget. Kept messages and bumps stay: a bump earns nothing itself, so learning about it has no
 * price. {@link Exchanges} says which exchanges are made, {@link Shelves} which captions contend at all.
 *
 * <p>Captions of a kind that no page has sent are alike until they draw; only those of them with the best draws contend,
 * and not with each other.
 */
final class Exploration {
    private final Share greedy;
    private final List<Place> places = new ArrayList<>();
    private final List<Contender> contenders = new ArrayList<>();
    private final List<Integer> elsewhere;
    private final Exchanges exchanges;

    /**
     * Prepares the exploration of a page.
     *
     * @param elsewhere the texts that other pages hold
     */
    Exploration(Bids bids, Share greedy, IntPredicate elsewhere) {
        this.greedy = greedy;
        Set<Integer> own = new HashSet<>();
        bids.sent().forEach(sent -> own.add(sent.text()));
        greedy.takes().forEach(take -> own.add(take.text()));
        Map<Integer, Shelf.Offer> offers = new HashMap<>();
        List<Integer> held = new ArrayList<>();
        int mostUntried = bids.untriedCaptions() * bids.asked().size();
        for (PriceTier tier : PriceTier.values()) {
            for (Shelf shelf : bids.shelves(tier)) {
                int untried = 0;
                for (Shelf.Offer offer : shelf.all().toList()) {
                    if (own.contains(offer.text())) {
                        offers.put(offer.text(), offer);
                    } else if (elsewhere.test(offer.text())) {
                        held.add(offer.text());
                    } else if (offer.contender() && (offer.tried() || untried++ < mostUntried)) {
                        contenders.add(new Contender(tier, offer));
                    }
                }
            }
        }
        this.elsewhere = held.stream().sorted().toList();
        for (int take = 0; take < greedy.takes().size(); take++) {
            Share.Take one = greedy.takes().get(take);
            if (!one.kept()) {
                places.add(new Place(take, one, Objects.requireNonNull(offers.get(one.text()))));
            }
        }
        this.exchanges = new Exchanges(bids, greedy, places, contenders);
    }

    /**
     * A place of the greedy week whose caption was chosen for it.
     *
     * @param take its index in the greedy week
     */
    record Place(int take, Share.Take taken, Shelf.Offer offer) {
        int week() {
            return taken.week() - 1;
        }
    }

    /** A free caption that may get a place. */
    record Contender(PriceTier tier, Shelf.Offer offer) {}

    List<Place> places() {
        return places;
    }

    List<Contender> contenders() {
        return contenders;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    /** The page's captions, explored by what they drew. */
    Share share() {
        List<Share.Take> takes = new ArrayList<>(greedy.takes());
        double[] ofPlaces =
                places.stream().mapToDouble(place -> place.offer().draw()).toArray();
        double[] ofContenders =
                contenders.stream().mapToDouble(one -> one.offer().draw()).toArray();
        for (Exchanges.Exchange made : exchanges.made(ofPlaces, ofContenders)) {
            Place place = places.get(made.place());
            int text = contenders.get(made.contender()).offer().text();
            takes.set(place.take(), place.taken().explored(text));
        }
        return new Share(List.copyOf(takes), elsewhere);
    }

    /** The exchanges that made a share, which was explored from this greedy week. */
    List<Exchanges.Exchange> madeIn(Share explored) {
        Map<Integer, Integer> byText = new HashMap<>();
        for (int contender = 0; contender < contenders.size(); contender++) {
            byText.put(contenders.get(contender).offer().text(), contender);
        }
        List<Exchanges.Exchange> made = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            Share.Take take = explored.takes().get(places.get(place).take());
            if (take.explored()) {
                made.add(exchanges.exchange(place, Objects.requireNonNull(byText.get(take.text()))));
            }
        }
        return made;
    }
}
