package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.ScheduleId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The conflicts of a commitment with what is stored.
 *
 * @param overlapping active schedules of the page that have a day in the horizon
 * @param nearby active schedules of the page that have a day in the horizon or in the rest days around it
 * @param absent captions that are not in the bank
 * @param otherTexts captions whose text in the bank has changed
 * @param repeated groups of captions with the same text, one entry for each group
 * @param taken captions that others hold, with who and when for people
 */
public record Conflicts(
        Set<ScheduleId> overlapping,
        Set<ScheduleId> nearby,
        List<String> absent,
        List<String> otherTexts,
        List<String> repeated,
        Map<CaptionId, String> taken) {
    /**
     * The result of the commit; empty if there are no conflicts.
     *
     * @throws FailureException if a caption in the bank is missing or has changed, or if two messages would send the
     *     same text
     */
    public Optional<CommitResult> result(Commitment plan) {
        Set<ScheduleId> others = new LinkedHashSet<>(overlapping);
        boolean committedBefore = others.remove(plan.id());
        others.removeAll(plan.replacement().schedules());
        if (!others.isEmpty()) {
            return Optional.of(new CommitResult.AlreadyScheduled(others));
        }
        if (committedBefore) {
            return Optional.of(new CommitResult.AlreadyCommitted());
        }
        Set<ScheduleId> unknown = new LinkedHashSet<>(nearby);
        unknown.removeAll(plan.plannedAround());
        unknown.removeAll(plan.replacement().schedules());
        if (!unknown.isEmpty()) {
            return Optional.of(new CommitResult.ScheduledNearby(unknown));
        }
        refuseIfAny(plan, "not in the caption bank: ", absent);
        refuseIfAny(plan, "the caption bank now has a different text: ", otherTexts);
        refuseIfAny(plan, "sends one text twice, captions ", repeated);
        return taken.isEmpty() ? Optional.empty() : Optional.of(new CommitResult.CaptionsTaken(taken));
    }

    private static void refuseIfAny(Commitment plan, String fault, List<String> captions) {
        if (!captions.isEmpty()) {
            throw new FailureException("schedule " + plan.id() + ": " + fault + String.join(", ", captions)
                    + ". Nothing was written. Plan the week again.");
        }
    }
}
