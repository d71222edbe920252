package io.schedulebuilder.selection;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.CaptionPool.Exclusion;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PolicyParameter;
import io.schedulebuilder.domain.PriceMixMove;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.PageMoney;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The candidates of one page: its draws and the other inputs of the choice. Keeps no history and shares the bank, so
 * many pages fit in memory.
 */
public final class PageCandidates {
    private static final Duration RECENT = Duration.ofDays(7);

    private final Policy policy;
    private final PageMoney money;
    private final Market.PageWorth learned;
    private final List<ChosenMessage> sent;
    private final List<RetainedCaption> kept;
    private final CaptionBank bank;
    private final List<PriceMixMove> mixMoves;
    private final Bids bids;
    private final Map<Integer, Candidate> candidates;
    private final long seed;
    private final Map<MessageType, Integer> free;
    private final int bankSize;
    private final Map<Exclusion, Integer> excluded;

    private PageCandidates(SelectionRequest request, ToIntFunction<MessageType> most) {
        this.policy = request.policy();
        this.money = request.money();
        this.learned = request.learned();
        this.sent = request.held().stream()
                .filter(message -> message.sentAt().isPresent())
                .toList();
        this.kept = RetainedCaption.of(request);
        this.bank = request.pool().bank();
        int displacing =
                policy.get(PolicyParameter.UNTRIED_CAPTIONS) * request.asked().size();
        Shelves shelves = Shelves.of(request, most, displacing);
        this.candidates = shelves.candidates();
        this.seed = request.seed();
        this.free = shelves.free();
        List<Bids.Held> sentBids = sent.stream().map(this::held).toList();
        List<Bids.Held> keptBids = kept.stream().map(RetainedCaption::bid).toList();
        this.mixMoves = policy.find(PolicyParameter.PRICE_MIX_BOUNDS)
                .map(bounds -> MarginalMix.of(
                        request,
                        bounds,
                        revenues(shelves.byTier()),
                        Stream.concat(sentBids.stream(), keptBids.stream()).toList()))
                .orElse(List.of());
        this.bids = Bids.of(request, mixMoves, sentBids, keptBids, shelves, recent(request));
        this.bankSize = request.pool().bankSize();
        this.excluded = request.pool().excluded();
    }

    private Bids.Held held(ChosenMessage message) {
        return new Bids.Held(
                message.week(),
                message.askedTier(),
                message.caption().kind(),
                text(message.caption().id()));
    }

    private static List<CaptionKind> recent(SelectionRequest request) {
        Instant from = request.asOf().minus(RECENT);
        return request.history().messages().stream()
                .filter(message ->
                        !message.sentAt().isBefore(from) && message.sentAt().isBefore(request.asOf()))
                .flatMap(message -> message.caption().stream())
                .map(SentCaption::kind)
                .toList();
    }

    /**
     * Draws for all free captions of a page. Keeps only as many as the page can use, even if other pages take some: the
     * best few of each price tier, category, urgency and restriction. If there are no other pages, {@code spare} does
     * not change the choice.
     *
     * @param spare number of extra candidates of each kind, beyond what the policy lets the page use
     */
    public static PageCandidates of(SelectionRequest request, int spare) {
        Policy policy = request.policy();
        return new PageCandidates(
                request,
                type -> request.asked().stream()
                                .mapToInt(week -> Math.min(
                                        policy.get(PolicyParameter.MESSAGES_PER_CATEGORY),
                                        type == MessageType.PPV ? week.ppvs() : week.bumps()))
                                .sum()
                        + spare);
    }

    /** Draws for all free captions of a page and keeps them all. */
    static PageCandidates all(SelectionRequest request) {
        return new PageCandidates(request, type -> Integer.MAX_VALUE);
    }

    /** The bids: what a choice needs to know about these candidates. */
    public Bids bids() {
        return bids;
    }

    /**
     * Works out the worth of a share, caption by caption.
     *
     * @param share made from these {@link #bids}; empty if no caption is free for the page
     * @throws io.schedulebuilder.domain.FailureException if the share is empty; the message says why no caption is free
     */
    public Choice choice(Optional<Share> share) {
        return ChoiceAssembly.of(this, share);
    }

    /** The expected revenue of the free captions of each paid price tier at an ordinary hour, in dollars, best first. */
    Map<PriceTier, double[]> revenues() {
        return revenues(bids.shelves());
    }

    private Map<PriceTier, double[]> revenues(Map<PriceTier, List<Shelf>> shelves) {
        Map<PriceTier, double[]> revenues = new EnumMap<>(PriceTier.class);
        for (PriceTier tier : PriceTier.PAID) {
            double[] ascending = shelves.getOrDefault(tier, List.of()).stream()
                    .flatMap(Shelf::all)
                    .mapToDouble(offer -> money.dollars(tier, candidate(offer).posteriorMean()))
                    .sorted()
                    .toArray();
            revenues.put(
                    tier,
                    IntStream.range(0, ascending.length)
                            .mapToDouble(place -> ascending[ascending.length - 1 - place])
                            .toArray());
        }
        return revenues;
    }

    /** How the price mix of each week moved; empty if no rule set bounds for it. */
    List<PriceMixMove> mixMoves() {
        return mixMoves;
    }

    /** The seed of the page's draws. */
    long seed() {
        return seed;
    }

    Policy policy() {
        return policy;
    }

    PageMoney money() {
        return money;
    }

    /** What its viewers buy. */
    Market.PageWorth learned() {
        return learned;
    }

    /** The messages of a replaced schedule that were sent. */
    List<ChosenMessage> sent() {
        return sent;
    }

    /** The caption kept from a replaced schedule that has this text. */
    RetainedCaption kept(int text) {
        return kept.stream()
                .filter(one -> one.pick().text() == text)
                .findFirst()
                .orElseThrow();
    }

    CaptionBank bank() {
        return bank;
    }

    /** A caption's text number in the bank, or {@link Bids#GONE}. */
    int text(CaptionId caption) {
        OptionalInt row = bank.row(caption);
        return row.isPresent() ? bank.text(row.getAsInt()) : Bids.GONE;
    }

    /** The caption with this text on the shelves of a price tier. */
    Shelf.Offer offer(PriceTier tier, int text) {
        return bids.shelves(tier).stream()
                .flatMap(Shelf::all)
                .filter(offer -> offer.text() == text)
                .findFirst()
                .orElseThrow();
    }

    /** An offered caption with its draw. */
    Candidate candidate(Shelf.Offer offer) {
        return Objects.requireNonNull(candidates.get(offer.row()));
    }

    /** How many captions are free for a type of message, including those that were not kept. */
    int free(MessageType type) {
        return free.getOrDefault(type, 0);
    }

    /** The number of captions in the bank. */
    int bankSize() {
        return bankSize;
    }

    /** How many captions are excluded, by reason. */
    Map<Exclusion, Integer> excluded() {
        return excluded;
    }
}
