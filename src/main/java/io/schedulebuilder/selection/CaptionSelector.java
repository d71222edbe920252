package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.CaptionSelection.Substitution;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.ChosenMessage.SelectionScore;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.UnplacedMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Chooses exactly the captions that the policy asks for: one after another the best by score, within the limits. The
 * price tiers take turns, the one with the largest share of its quota left first, so that none is left the scraps;
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
    private final Map<PriceTier, Integer> wanted;
    private final RecentlyUsed recent;
    private final Limits limits;
    private final BitSet texts = new BitSet();
    private final List<Choice.Pick> picks = new ArrayList<>();
    private final List<Substitution> substitutions = new ArrayList<>();

    private CaptionSelector(PageCandidates page, IntToDoubleFunction price) {
        this.page = page;
        this.price = price;
        this.wanted = quotas(page);
        this.limits = new Limits(page.policy(), page.weeks());
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
     * the selection and that the limits allow beside all its other messages. Each has the score that it would have had
     * when that message was chosen: after those before it, with the limits as full as they were then.
     *
     * @param request as it was when the selection was made; its own {@code alreadySent} is not looked at
     * @param selection all messages in the order in which they were chosen, those sent already among them
     * @param place of the message in the selection
     * @param bank fetches texts
     */
    public static List<ChosenMessage> insteadOf(
            SelectionRequest request, List<ChosenMessage> selection, int place, CaptionTexts bank) {
        ChosenMessage replaced = selection.get(place);
        CaptionSelector selector = new CaptionSelector(PageCandidates.all(request), text -> 0);
        selection.subList(0, place).forEach(before -> selector.take(before.caption()));
        Limits besideAll = new Limits(request.policy(), request.weeks());
        for (int other = 0; other < selection.size(); other++) {
            selector.takeText(selection.get(other).caption().id());
            if (other != place) {
                besideAll.use(selection.get(other).caption().kind());
            }
        }
        List<Choice.Pick> others = selector.page.shelves(replaced.caption().priceTier()).stream()
                .filter(shelf -> besideAll.allows(shelf.kind()))
                .flatMap(Shelf::all)
                .filter(offer -> !selector.texts.get(selector.text(offer)))
                .sorted(Comparator.comparingDouble(selector::net).reversed().thenComparing(Shelf.Offer::row))
                .map(offer -> selector.pick(offer, replaced.askedTier()))
                .toList();
        Choice choice = new Choice(List.of(), others, List.of(), List.of());
        return choice.with(bank.captions(choice.captions().toList())).messages();
    }

    private Choice run() {
        page.alreadySent().forEach(this::keep);
        boolean asked = wanted.values().stream().anyMatch(count -> count > 0);
        if (asked && page.isEmpty()) {
            throw new FailureException(emptyPool(page));
        }
        fillInTurns();
        fillFromNeighbours();
        fill(PriceTier.BUMP, PriceTier.BUMP);
        return new Choice(page.alreadySent(), List.copyOf(picks), List.copyOf(substitutions), missing());
    }

    private static Map<PriceTier, Integer> quotas(PageCandidates page) {
        Map<PriceTier, Integer> quotas = new EnumMap<>(PriceTier.class);
        page.policy()
                .priceMix()
                .counts(page.policy().weeklyPpvs())
                .forEach((tier, count) -> quotas.put(tier, count * page.weeks()));
        quotas.put(PriceTier.BUMP, page.policy().weeklyBumps() * page.weeks());
        return quotas;
    }

    /** A message that was sent counts against the quota it was asked for, as far as that goes. */
    private void keep(ChosenMessage sent) {
        take(sent.caption());
        PriceTier quota = left(sent.askedTier()) > 0 ? sent.askedTier() : fullest(sent.type());
        wanted.merge(quota, -1, (count, one) -> Math.max(0, count + one));
    }

    private PriceTier fullest(MessageType type) {
        return type == MessageType.BUMP
                ? PriceTier.BUMP
                : PriceTier.PAID.stream().max(Comparator.comparing(this::left)).orElseThrow();
    }

    private void fillInTurns() {
        Map<PriceTier, Integer> quotas = new EnumMap<>(wanted);
        Set<PriceTier> open = new HashSet<>(PriceTier.PAID);
        while (true) {
            Optional<PriceTier> next = PriceTier.PAID.stream()
                    .filter(tier -> open.contains(tier) && left(tier) > 0)
                    .max(Comparator.comparing((PriceTier tier) -> (double) left(tier) / quotas.getOrDefault(tier, 1))
                            .thenComparing(Comparator.<PriceTier>naturalOrder().reversed()));
            if (next.isEmpty()) {
                return;
            }
            if (!pick(next.get(), next.get())) {
                open.remove(next.get());
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

    private void fill(PriceTier asked, PriceTier used) {
        boolean picked = true;
        while (picked && left(asked) > 0) {
            picked = pick(asked, used);
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
    private boolean pick(PriceTier asked, PriceTier used) {
        Optional<Shelf.Offer> best = page.shelves(used).stream()
                .filter(shelf -> limits.allows(shelf.kind()))
                .flatMap(shelf -> shelf.best(texts::get, price).stream())
                .max(Comparator.comparingDouble(this::net).thenComparing(Shelf.Offer::row, Comparator.reverseOrder()))
                .filter(offer -> net(offer) > -WORTH_OF_A_MESSAGE);
        best.ifPresent(offer -> choose(offer, asked));
        return best.isPresent();
    }

    /** The score less the price. */
    private double net(Shelf.Offer offer) {
        return offer.net() + DIVERSITY * recent.diversity(offer.shelf().kind()) - penalty(offer.shelf());
    }

    /** The part of the score that does not depend on what else was chosen. */
    static double ownScore(double drawRank, double worthRank) {
        return DRAW * drawRank + WORTH * worthRank;
    }

    private double penalty(Shelf shelf) {
        return limits.penalty(shelf.kind()) + (shelf.softRestricted() ? SOFT_RESTRICTION_PENALTY : 0);
    }

    private void choose(Shelf.Offer offer, PriceTier asked) {
        PriceTier used = offer.shelf().kind().priceTier();
        Choice.Pick pick = pick(offer, asked);
        picks.add(pick);
        if (asked != used) {
            substitutions.add(new Substitution(pick.caption(), asked, used));
        }
        wanted.merge(asked, -1, Integer::sum);
        texts.set(text(offer));
        use(offer.shelf().kind());
    }

    private Choice.Pick pick(Shelf.Offer offer, PriceTier asked) {
        CaptionKind kind = offer.shelf().kind();
        Candidate candidate = offer.candidate();
        double raw = ownScore(candidate.drawRank(), candidate.worthRank())
                + DIVERSITY * recent.diversity(kind)
                - penalty(offer.shelf());
        SelectionScore score = new SelectionScore(
                Math.min(1, Math.max(0, raw)),
                candidate.draw(),
                candidate.drawRank(),
                recent.diversity(kind),
                candidate.worthRank(),
                penalty(offer.shelf()),
                candidate.posteriorMean(),
                candidate.evidenceViewers());
        double revenue = CaptionWorth.baseRevenue(page.economics(), kind.priceTier(), candidate.posteriorMean());
        double points = kind.priceTier() == PriceTier.BUMP
                ? page.policy().bumpPoints()
                : 1000 * revenue / page.economics().meanPpvRevenue();
        return new Choice.Pick(
                page.bank().id(offer.row()), text(offer), asked, kind.priceTier(), score, revenue, points);
    }

    private int text(Shelf.Offer offer) {
        return page.bank().text(offer.row());
    }

    private void take(Caption caption) {
        takeText(caption.id());
        use(caption.kind());
    }

    /** A caption that is gone from the bank cannot be chosen again. */
    private void takeText(CaptionId caption) {
        page.bank().row(caption).ifPresent(row -> texts.set(page.bank().text(row)));
    }

    private void use(CaptionKind kind) {
        limits.use(kind);
        recent.use(kind);
    }

    private int left(PriceTier tier) {
        return wanted.getOrDefault(tier, 0);
    }

    private List<UnplacedMessage> missing() {
        List<UnplacedMessage> missing = new ArrayList<>();
        for (PriceTier tier : PriceTier.values()) {
            for (int i = 0; i < left(tier); i++) {
                missing.add(new UnplacedMessage(Optional.empty(), tier.messageType(), List.of(whyMissing(tier))));
            }
        }
        return List.copyOf(missing);
    }

    private String whyMissing(PriceTier tier) {
        MessageType type = tier.messageType();
        int free = page.free(type);
        long taken = picks.stream()
                .filter(pick -> pick.usedTier().messageType() == type)
                .count();
        long left = free - taken;
        return "No caption is left for a " + tier.label() + " message: "
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
