package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.CaptionSelection.Substitution;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.UnplacedMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Chooses exactly the captions that are asked for: one after another the best by score, within the limits. The price
 * tiers of the weeks take turns, the one with the largest share of its quota left first, so that none is left the scraps;
 * bumps come after PPVs. What a tier's captions cannot fill, a neighbouring tier's do.
 *
 * <p>Score: {@value #DRAW} × rank of the draw + {@value #DIVERSITY} × diversity + {@value #WORTH} × rank of the expected
 * revenue − penalties, from 0 to 1.
 */
public final class CaptionSelector {
    private static final double DRAW = 0.70;
    private static final double DIVERSITY = 0.15;
    private static final double WORTH = 0.15;
    private static final double SOFT_RESTRICTION_PENALTY = 0.20;

    /** Beside the caption's score: a message left out is worse than any caption. */
    private static final double WORTH_OF_A_MESSAGE = 1;

    private final PageCandidates page;
    private final IntToDoubleFunction price;
    private final List<WeekQuota> weeks;
    private final RecentlyUsed recent;
    private final BitSet texts = new BitSet();
    private final List<Choice.Pick> picks = new ArrayList<>();
    private final List<Substitution> substitutions = new ArrayList<>();

    private CaptionSelector(PageCandidates page, IntToDoubleFunction price) {
        this.page = page;
        this.price = price;
        this.weeks = page.asked().stream()
                .map(asked -> new WeekQuota(asked, page.policy()))
                .toList();
        this.recent = new RecentlyUsed(page.recent());
    }

    /**
     * The captions of a horizon that has drawn.
     *
     * @throws FailureException if no caption at all is free while messages are asked for
     */
    public static Choice choose(PageCandidates page) {
        return choose(page, text -> 0);
    }

    /**
     * The captions of a horizon where they have a price: a caption is chosen if its score less its price is the best, and
     * none whose price exceeds its score by more than what a message is worth at all, {@value #WORTH_OF_A_MESSAGE}.
     *
     * @param price of a text, by {@link io.schedulebuilder.domain.CaptionBank#text}, 0 or more
     * @throws FailureException if no caption at all is free while messages are asked for
     */
    static Choice choose(PageCandidates page, IntToDoubleFunction price) {
        return new CaptionSelector(page, price).run();
    }

    /**
     * What could be sent in the place of one message, best first: free captions of its price tier whose text is not in
     * the selection and that the limits allow beside all others of its week. Each has the score that it would have had
     * when that message was chosen: after those before it, with the limits as full as they were then.
     *
     * @param request as it was when the selection was made; what it holds is not looked at
     * @param selection all messages in the order in which they were chosen, those sent already among them
     * @param place of the message in the selection
     * @param bank fetches texts
     */
    public static List<ChosenMessage> insteadOf(
            SelectionRequest request, List<ChosenMessage> selection, int place, CaptionTexts bank) {
        ChosenMessage replaced = selection.get(place);
        CaptionSelector selector = new CaptionSelector(PageCandidates.all(request), text -> 0);
        selection.subList(0, place).forEach(before -> selector.take(before.caption(), selector.week(before.week())));
        WeekQuota week = selector.week(replaced.week());
        Limits besideAll = new Limits(request.policy());
        for (int other = 0; other < selection.size(); other++) {
            selector.takeText(selection.get(other).caption().id());
            if (other != place && selection.get(other).week() == replaced.week()) {
                besideAll.use(selection.get(other).caption().kind());
            }
        }
        List<Choice.Pick> others = selector.page.shelves(replaced.caption().priceTier()).stream()
                .filter(shelf -> besideAll.allows(shelf.kind()))
                .flatMap(Shelf::all)
                .filter(offer -> !selector.texts.get(selector.text(offer)))
                .sorted(Comparator.comparingDouble((Shelf.Offer offer) -> selector.net(offer, week))
                        .reversed()
                        .thenComparing(Shelf.Offer::row))
                .map(offer -> selector.pick(offer, replaced.askedTier(), week))
                .toList();
        Choice choice = new Choice(List.of(), others, List.of(), List.of());
        return choice.with(bank.captions(choice.captions().toList())).messages();
    }

    private Choice run() {
        page.sent().forEach(this::count);
        page.kept().forEach(this::keep);
        boolean asked = weeks.stream().anyMatch(WeekQuota::isOpen);
        if (asked && page.isEmpty()) {
            throw new FailureException(emptyPool(page));
        }
        fillInTurns();
        fillFromNeighbours();
        fill(PriceTier.BUMP, PriceTier.BUMP);
        return new Choice(page.sent(), List.copyOf(picks), List.copyOf(substitutions), missing());
    }

    /** A message that was sent counts against the quota it was asked for, as far as that goes. */
    private void count(ChosenMessage sent) {
        WeekQuota week = week(sent.week());
        PriceTier quota = week.left(sent.askedTier()) > 0 ? sent.askedTier() : week.fullest(sent.type());
        if (week.left(quota) > 0) {
            week.fill(quota);
            substitute(sent.caption().id(), quota, sent.caption().priceTier());
        }
        take(sent.caption(), week);
    }

    /** What is to be kept is chosen if its week still asks for one of its price tier. */
    private void keep(Kept kept) {
        WeekQuota week = week(kept.pick().week());
        boolean allowed =
                week.limits().allows(kept.kind()) && !texts.get(kept.pick().text());
        if (week.left(kept.pick().asked()) > 0 && allowed) {
            add(kept.pick(), kept.kind());
        }
    }

    private WeekQuota week(int number) {
        return weeks.get(number - 1);
    }

    /** A week's quota of a price tier, and how much of it was left at first. */
    private record Turn(WeekQuota week, PriceTier tier, int first) {
        double shareLeft() {
            return (double) week.left(tier) / first;
        }
    }

    private void fillInTurns() {
        List<Turn> open = new ArrayList<>();
        for (PriceTier tier : PriceTier.PAID) {
            for (WeekQuota week : weeks) {
                open.add(new Turn(week, tier, week.left(tier)));
            }
        }
        open.removeIf(turn -> turn.first() == 0);
        while (!open.isEmpty()) {
            Turn next = open.get(0);
            for (Turn turn : open) { // of equals the cheaper tier, then the earlier week
                next = turn.shareLeft() > next.shareLeft() ? turn : next;
            }
            if (!pick(next.week(), next.tier(), next.tier()) || next.week().left(next.tier()) == 0) {
                open.remove(next);
            }
        }
    }

    private void fillFromNeighbours() {
        for (PriceTier asked : PriceTier.PAID) {
            for (PriceTier used : neighbours(asked)) {
                fill(asked, used);
            }
        }
    }

    /** One for each week in turn, until nothing is asked for or nothing is left. */
    private void fill(PriceTier asked, PriceTier used) {
        boolean picked = true;
        while (picked) {
            picked = false;
            for (WeekQuota week : weeks) {
                picked |= week.left(asked) > 0 && pick(week, asked, used);
            }
        }
    }

    /** The other paid tiers, nearest first, the cheaper first of two as near. */
    private static List<PriceTier> neighbours(PriceTier asked) {
        return switch (asked) {
            case BUDGET -> List.of(PriceTier.MID, PriceTier.PREMIUM);
            case MID -> List.of(PriceTier.BUDGET, PriceTier.PREMIUM);
            case PREMIUM -> List.of(PriceTier.MID, PriceTier.BUDGET);
            case BUMP -> List.of();
        };
    }

    /** Chooses the best caption of one tier for the quota of another; false when there is none. */
    private boolean pick(WeekQuota week, PriceTier asked, PriceTier used) {
        Optional<Shelf.Offer> best = page.shelves(used).stream()
                .filter(shelf -> week.limits().allows(shelf.kind()))
                .flatMap(shelf -> shelf.best(texts::get, price).stream())
                .max(Comparator.comparingDouble((Shelf.Offer offer) -> net(offer, week))
                        .thenComparing(Shelf.Offer::row, Comparator.reverseOrder()))
                .filter(offer -> net(offer, week) > -WORTH_OF_A_MESSAGE);
        best.ifPresent(offer -> add(pick(offer, asked, week), offer.shelf().kind()));
        return best.isPresent();
    }

    /** The score less the price. */
    private double net(Shelf.Offer offer, WeekQuota week) {
        return offer.net() + DIVERSITY * recent.diversity(offer.shelf().kind()) - penalty(offer.shelf(), week);
    }

    /** The part of the score that does not depend on what else was chosen. */
    static double ownScore(double drawRank, double worthRank) {
        return DRAW * drawRank + WORTH * worthRank;
    }

    private static double penalty(Shelf shelf, WeekQuota week) {
        return week.limits().penalty(shelf.kind()) + (shelf.softRestricted() ? SOFT_RESTRICTION_PENALTY : 0);
    }

    private void add(Choice.Pick pick, CaptionKind kind) {
        WeekQuota week = week(pick.week());
        picks.add(pick);
        substitute(pick.caption(), pick.asked(), pick.usedTier());
        week.fill(pick.asked());
        texts.set(pick.text());
        use(kind, week);
    }

    /** Notes where a caption stands in for one of another price tier. */
    private void substitute(CaptionId caption, PriceTier asked, PriceTier used) {
        if (asked != used) {
            substitutions.add(new Substitution(caption, asked, used));
        }
    }

    private Choice.Pick pick(Shelf.Offer offer, PriceTier asked, WeekQuota week) {
        CaptionKind kind = offer.shelf().kind();
        Candidate candidate = offer.candidate();
        double raw = ownScore(candidate.drawRank(), candidate.worthRank())
                + DIVERSITY * recent.diversity(kind)
                - penalty(offer.shelf(), week);
        SelectionScore score = new SelectionScore(
                Math.min(1, Math.max(0, raw)),
                candidate.draw(),
                candidate.drawRank(),
                recent.diversity(kind),
                candidate.worthRank(),
                penalty(offer.shelf(), week),
                candidate.posteriorMean(),
                candidate.evidenceViewers());
        double revenue = CaptionWorth.baseRevenue(page.economics(), kind.priceTier(), candidate.posteriorMean());
        return new Choice.Pick(
                page.bank().id(offer.row()),
                text(offer),
                asked,
                kind.priceTier(),
                score,
                revenue,
                basePoints(kind.priceTier(), revenue, page.policy(), page.economics()),
                week.week(),
                Optional.empty());
    }

    /** What a message is worth in points at an ordinary hour. */
    static double basePoints(PriceTier tier, double revenue, Policy policy, PageEconomics economics) {
        return tier == PriceTier.BUMP ? policy.bumpPoints() : 1000 * revenue / economics.meanPpvRevenue();
    }

    private int text(Shelf.Offer offer) {
        return page.bank().text(offer.row());
    }

    private void take(Caption caption, WeekQuota week) {
        takeText(caption.id());
        use(caption.kind(), week);
    }

    /** A caption that is gone from the bank cannot be chosen again. */
    private void takeText(CaptionId caption) {
        page.bank().row(caption).ifPresent(row -> texts.set(page.bank().text(row)));
    }

    private void use(CaptionKind kind, WeekQuota week) {
        week.limits().use(kind);
        recent.use(kind);
    }

    private List<UnplacedMessage> missing() {
        List<UnplacedMessage> missing = new ArrayList<>();
        for (WeekQuota week : weeks) {
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
        return "No caption is left for a " + tier.label() + " message"
                + (weeks.size() > 1 ? " of week " + week.week() : "") + ": "
                + (free == 0 ? "no " : free + " ") + type.label()
                + (free <= 1 ? " caption is free" : " captions are free")
                + (left > 0
                        ? ", " + left + " of them would exceed the limit on urgent PPVs or on one category"
                        : free > 0 ? ", all in this plan" : "")
                + "; of " + page.bankSize() + " in the bank " + excluded(page) + ".";
    }

    private static String emptyPool(PageCandidates page) {
        return "no caption is free: of " + page.bankSize() + " in the bank " + excluded(page)
                + ". Import captions, or wait until some have rested.";
    }

    private static String excluded(PageCandidates page) {
        String reasons = page.excluded().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue()
                        + (entry.getValue() == 1 ? " is " : " are ")
                        + entry.getKey().words())
                .collect(Collectors.joining(", "));
        return reasons.isEmpty() ? "none is out for another reason" : reasons;
    }
}
