package io.schedulebuilder.selection;

import io.schedulebuilder.domain.PageName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Divides captions among pages that want the same ones: each goes where it is worth most, as an ascending auction finds
 * out (Kelso and Crawford, "Job matching, coalition formation, and gross substitutes", Econometrica 50, 1982). Every page
 * chooses by its own scores less prices, which are 0 at first. A caption that another page holds costs it a step more; who
 * takes it raises its price by that step, and the page that lost it chooses again. When nobody wants anything of another
 * any more, the scores of all chosen captions add up to within a step a message of the most that they could (in so far as
 * one caption's score does not depend on the others').
 *
 * <p>The result depends on the pages and their candidates alone, not on an order in which they were given.
 */
public final class FairShares {
    /** In units of the selection score, 0 to 1. */
    static final double STEP = 0.004;

    private final SortedMap<PageName, Bids> pages;
    private final Map<Integer, Double> prices = new HashMap<>();
    private final Map<Integer, PageName> holders = new HashMap<>();
    private final Map<PageName, Set<Integer>> held = new HashMap<>();
    private final SortedMap<PageName, Share> shares = new TreeMap<>();
    private final TreeSet<PageName> unsatisfied = new TreeSet<>();

    private FairShares(SortedMap<PageName, Bids> pages) {
        this.pages = pages;
        this.unsatisfied.addAll(pages.keySet());
    }

    /**
     * The captions of each page; no text is chosen by two. A page for which nothing is free has none.
     *
     * @param pages all on one bank
     */
    public static SortedMap<PageName, Share> of(SortedMap<PageName, Bids> pages) {
        FairShares auction = new FairShares(pages);
        while (!auction.unsatisfied.isEmpty()) {
            auction.chooses(auction.unsatisfied.pollFirst());
        }
        return auction.shares;
    }

    private void chooses(PageName page) {
        Optional<Share> chosen =
                CaptionSelector.choose(Objects.requireNonNull(pages.get(page)), text -> priceFor(page, text));
        if (chosen.isEmpty()) {
            return; // nothing is free for it: whoever plans it will say so
        }
        Set<Integer> wanted =
                chosen.get().takes().stream().map(Share.Take::text).collect(Collectors.toSet());
        Set<Integer> released = new HashSet<>(held.getOrDefault(page, Set.of()));
        released.removeAll(wanted);
        released.forEach(holders::remove);
        for (Integer text : wanted) {
            Optional<PageName> loser =
                    Optional.ofNullable(holders.put(text, page)).filter(holder -> !holder.equals(page));
            loser.ifPresent(other -> {
                prices.merge(text, STEP, Double::sum);
                held.getOrDefault(other, new HashSet<>()).remove(text);
                unsatisfied.add(other);
            });
        }
        held.put(page, wanted);
        shares.put(page, chosen.get());
    }

    private double priceFor(PageName page, int text) {
        double price = prices.getOrDefault(text, 0.0);
        return page.equals(holders.getOrDefault(text, page)) ? price : price + STEP;
    }
}
