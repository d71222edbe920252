package io.schedulebuilder.selection;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionKind;
import io.schedulebuilder.domain.CaptionPool.Exclusion;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SentCaption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * What one page's captions are chosen from: its draws, and what the choice looks at beside them. Holds no history and
 * shares the bank, so that many pages fit in memory.
 */
public final class PageCandidates {
    private static final Duration RECENT = Duration.ofDays(7);

    private final Policy policy;
    private final PageEconomics economics;
    private final List<AskedWeek> asked;
    private final List<ChosenMessage> sent;
    private final List<Kept> kept;
    private final CaptionBank bank;
    private final Shelves shelves;
    private final List<CaptionKind> recent;
    private final int bankSize;
    private final Map<Exclusion, Integer> excluded;

    private PageCandidates(SelectionRequest request, ToIntFunction<MessageType> most) {
        this.policy = request.policy();
        this.economics = request.economics();
        this.asked = request.asked();
        this.sent = request.held().stream()
                .filter(message -> message.sentAt().isPresent())
                .toList();
        this.kept = Kept.of(request);
        this.bank = request.pool().bank();
        this.shelves = Shelves.of(request, most);
        Instant from = request.asOf().minus(RECENT);
        this.recent = request.history().messages().stream()
                .filter(message ->
                        !message.sentAt().isBefore(from) && message.sentAt().isBefore(request.asOf()))
                .flatMap(message -> message.caption().stream())
                .map(SentCaption::kind)
                .toList();
        this.bankSize = request.pool().bankSize();
        this.excluded = request.pool().excluded();
    }

    /**
     * Draws for all free captions of a page, and keeps no more of them than the page can come to use, even if others take
     * some: of each price tier, category, urgency and restriction the best few. Without others the same captions are
     * chosen, whatever {@code spare} is.
     *
     * @param spare candidates of each kind beyond what the policy lets the page use
     */
    public static PageCandidates of(SelectionRequest request, int spare) {
        Policy policy = request.policy();
        return new PageCandidates(
                request,
                type -> request.asked().stream()
                                .mapToInt(week -> Math.min(
                                        policy.limits().perCategory(),
                                        type == MessageType.PPV ? week.ppvs() : week.bumps()))
                                .sum()
                        + spare);
    }

    /** Draws for all free captions of a page and keeps all. */
    static PageCandidates all(SelectionRequest request) {
        return new PageCandidates(request, type -> Integer.MAX_VALUE);
    }

    Policy policy() {
        return policy;
    }

    PageEconomics economics() {
        return economics;
    }

    /** What is asked of each week, in order. */
    List<AskedWeek> asked() {
        return asked;
    }

    /** Messages of a replaced schedule that were sent. */
    List<ChosenMessage> sent() {
        return sent;
    }

    /** What of a replaced schedule may be kept, the best worth first. */
    List<Kept> kept() {
        return kept;
    }

    CaptionBank bank() {
        return bank;
    }

    /** Empty where no caption of a price tier is free. */
    List<Shelf> shelves(PriceTier tier) {
        return shelves.byTier().getOrDefault(tier, List.of());
    }

    /** Whether no caption is free. */
    boolean isEmpty() {
        return shelves.free().values().stream().allMatch(count -> count == 0);
    }

    /** Kinds of the captions of the last seven days, oldest first. */
    List<CaptionKind> recent() {
        return recent;
    }

    /** How many captions are free for a type of message, those included that were not kept. */
    int free(MessageType type) {
        return shelves.free().getOrDefault(type, 0);
    }

    /** Captions of the bank. */
    int bankSize() {
        return bankSize;
    }

    /** Why the others are out. */
    Map<Exclusion, Integer> excluded() {
        return excluded;
    }
}
