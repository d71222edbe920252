package io.schedulebuilder.selection;

import io.schedulebuilder.domain.Caption;
import io.schedulebuilder.domain.CaptionPool.Exclusion;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageEconomics;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.PriceTier;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one page's captions are chosen from: its draws, and what the choice looks at beside them. Holds no history and no
 * bank, so that many pages fit in memory.
 *
 * @param byTier candidates by price tier, one text once
 * @param recent captions of the last seven days, oldest first
 * @param freeByType how many captions are free for each type of message, those cut off by {@link #best} included
 * @param bankSize captions of the bank
 * @param excluded why the others are out
 */
public record PageCandidates(
        Policy policy,
        PageEconomics economics,
        int weeks,
        List<ChosenMessage> alreadySent,
        Map<PriceTier, List<Candidate>> byTier,
        List<Caption> recent,
        Map<MessageType, Integer> freeByType,
        int bankSize,
        Map<Exclusion, Integer> excluded) {
    private static final Duration RECENT = Duration.ofDays(7);

    /** Draws for all free captions of a page. */
    public static PageCandidates of(SelectionRequest request) {
        Map<PriceTier, List<Candidate>> byTier = Draws.draw(request, request.worth());
        Map<MessageType, Integer> free = new EnumMap<>(MessageType.class);
        byTier.forEach((tier, candidates) -> free.merge(tier.messageType(), candidates.size(), Integer::sum));
        Instant from = request.asOf().minus(RECENT);
        return new PageCandidates(
                request.policy(),
                request.economics(),
                request.weeks(),
                request.alreadySent(),
                byTier,
                request.history().messages().stream()
                        .filter(message -> !message.sentAt().isBefore(from)
                                && message.sentAt().isBefore(request.asOf()))
                        .flatMap(message -> message.caption().stream())
                        .toList(),
                free,
                request.pool().bankSize(),
                request.pool().excluded());
    }

    /**
     * The same with no more candidates than the page can come to use, even if others take some: of each price tier,
     * category, urgency and restriction the best few. Without others the same captions are chosen.
     *
     * @param spare candidates of each kind beyond what the limits let the page use
     */
    public PageCandidates best(int spare) {
        int most = policy.limits().perCategory() * weeks + spare;
        Map<PriceTier, List<Candidate>> few = new EnumMap<>(PriceTier.class);
        byTier.forEach((tier, candidates) -> few.put(
                tier,
                Shelf.of(candidates, CaptionSelector::ownScore).stream()
                        .flatMap(shelf -> shelf.first(most).stream())
                        .toList()));
        return new PageCandidates(policy, economics, weeks, alreadySent, few, recent, freeByType, bankSize, excluded);
    }

    int free(MessageType type) {
        return freeByType.getOrDefault(type, 0);
    }
}
