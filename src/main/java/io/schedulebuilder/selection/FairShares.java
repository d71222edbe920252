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
 * Divides captions among pages that want the same ones. Each caption goes to the page where it is worth most, found by
 * an ascending auction (Kelso and Crawford, "Job matching, coalition formation, and gross substitutes", Econometrica
 * 50, 1982). Every page chooses by its own scores minus prices. Prices start at 0. A caption that another page has
 * costs one step more; a page that takes it raises its price by that step, and the page that loses it chooses again.
 * When no page wants a caption of another page, the total score of all chosen captions is within one step per message
 * of the maximum (as far as one caption's score does not depend on the others).
 *
 * <p>These are the greedy weeks. When all pages have theirs, one after another explores among what is left (see
 * {@link Exploration}).
 *
 * <p>The result depends only on the pages and their candidates, not on their order.
 */
public final class FairShares {
    /** In units of the selection score, 0 to 1. */
    static final double STEP = 0.001;

    /**
     * Where many pages want the same captions, prices first rise in large steps; each auction begins a little below the
     * prices of the one before (ε-scaling: Bertsekas, "The auction algorithm", Annals of Operations Research 14, 1988).
     */
    private static final double[] STEPS = {0.05, 0.007, STEP};

    /** How many of its steps an auction's prices may be too high. */
    private static final double TOO_HIGH = 2;

    /** More than any caption is worth. */
    private static final double NEVER_PAID = 10;

    private final SortedMap<PageName, Bids> pages;
    private final Map<Integer, Double> prices = new HashMap<>();
    private final Map<Integer, PageName> holders = new HashMap<>();
    private final Map<PageName, Set<Integer>> held = new HashMap<>();
    private final SortedMap<PageName, Share> shares = new TreeMap<>();
    private final TreeSet<PageName> unsatisfied = new TreeSet<>();
    private double step;

    private FairShares(SortedMap<PageName, Bids> pages) {
        this.pages = pages;
    }

    /**
     * The share of each page. No text goes to two pages. A page without free captions has no share.
     *
     * @param pages the bids of the pages, all on one bank
     */
    public static SortedMap<PageName, Share> of(SortedMap<PageName, Bids> pages) {
        FairShares auction = new FairShares(pages);
        for (double step : STEPS) {
            auction.divides(step);
        }
        auction.shares.keySet().forEach(auction::takesUnsold);
        auction.shares.keySet().forEach(auction::explores);
        return auction.shares;
    }

    /** Holds an auction. A caption that nobody took in the one before is free again. */
    private void divides(double newStep) {
        prices.replaceAll((text, price) -> holders.containsKey(text) ? Math.max(0, price - TOO_HIGH * step) : 0);
        step = newStep;
        holders.clear();
        held.clear();
        shares.clear();
        unsatisfied.addAll(pages.keySet());
        while (!unsatisfied.isEmpty()) {
            chooses(unsatisfied.pollFirst());
        }
    }

    private void chooses(PageName page) {
        Optional<Share> chosen =
                CaptionSelector.choose(Objects.requireNonNull(pages.get(page)), text -> priceFor(page, text));
        if (chosen.isEmpty()) {
            return; // no caption is free for this page; planning it reports that
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
                prices.merge(text, step, Double::sum);
                held.getOrDefault(other, new HashSet<>()).remove(text);
                unsatisfied.add(other);
            });
        }
        held.put(page, wanted);
        shares.put(page, chosen.get());
    }

    /**
     * Lets a page choose again among its own captions and those that no page holds. Limits and variety tie captions
     * together, so the last holder of a good caption may have left it when it lost another one, at a price that nobody
     * else pays.
     */
    private void takesUnsold(PageName page) {
        CaptionSelector.choose(
                        Objects.requireNonNull(pages.get(page)),
                        text -> holders.getOrDefault(text, page).equals(page) ? 0 : NEVER_PAID)
                .ifPresent(share -> gets(page, share));
    }

    /** Lets a page explore among the captions that no page holds. */
    private void explores(PageName page) {
        gets(
                page,
                new Exploration(
                                Objects.requireNonNull(pages.get(page)),
                                Objects.requireNonNull(shares.get(page)),
                                text -> !holders.getOrDefault(text, page).equals(page))
                        .share());
    }

    private void gets(PageName page, Share share) {
        holders.values().removeIf(page::equals);
        share.takes().forEach(take -> holders.put(take.text(), page));
        shares.put(page, share);
    }

    private double priceFor(PageName page, int text) {
        double price = prices.getOrDefault(text, 0.0);
        return page.equals(holders.getOrDefault(text, page)) ? price : price + step;
    }
}
