package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionSelection;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FailureException;
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

    private final SortedMap<PageName, PageCandidates> pages;
    private final Map<String, Double> prices = new HashMap<>();
    private final Map<String, PageName> holders = new HashMap<>();
    private final Map<PageName, Set<String>> held = new HashMap<>();
    private final Map<PageName, CaptionSelection> selections = new HashMap<>();
    private final TreeSet<PageName> unsatisfied = new TreeSet<>();

    private FairShares(SortedMap<PageName, PageCandidates> pages) {
        this.pages = pages;
        this.unsatisfied.addAll(pages.keySet());
    }

    /** The captions of each page; no text is chosen by two. A page for which nothing is free has none. */
    public static SortedMap<PageName, CaptionSelection> of(SortedMap<PageName, PageCandidates> pages) {
        FairShares shares = new FairShares(pages);
        while (!shares.unsatisfied.isEmpty()) {
            shares.chooses(shares.unsatisfied.pollFirst());
        }
        return new TreeMap<>(shares.selections);
    }

    private void chooses(PageName page) {
        CaptionSelection selection;
        try {
            selection =
                    CaptionSelector.select(Objects.requireNonNull(pages.get(page)), caption -> priceFor(page, caption));
        } catch (FailureException e) {
            return; // nothing is free for it: whoever plans it will say so
        }
        Set<String> wanted = new HashSet<>();
        for (ChosenMessage message : selection.messages()) {
            if (message.sentAt().isEmpty()) {
                wanted.add(message.caption().key());
            }
        }
        Set<String> released = new HashSet<>(held.getOrDefault(page, Set.of()));
        released.removeAll(wanted);
        released.forEach(holders::remove);
        for (String key : wanted) {
            Optional<PageName> loser =
                    Optional.ofNullable(holders.put(key, page)).filter(holder -> !holder.equals(page));
            loser.ifPresent(other -> {
                prices.merge(key, STEP, Double::sum);
                held.getOrDefault(other, new HashSet<>()).remove(key);
                unsatisfied.add(other);
            });
        }
        held.put(page, wanted);
        selections.put(page, selection);
    }

    private double priceFor(PageName page, Caption caption) {
        String key = caption.key();
        double price = prices.getOrDefault(key, 0.0);
        return page.equals(holders.getOrDefault(key, page)) ? price : price + STEP;
    }
}
