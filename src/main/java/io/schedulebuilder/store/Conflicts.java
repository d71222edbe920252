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
 * What a store finds against a commitment.
 *
 * @param overlapping active schedules of the page with a day of the horizon
 * @param nearby active schedules of the page with a day of the horizon or of the days of rest around it
 * @param absent captions that the bank does not have
 * @param otherTexts captions whose text in the bank has changed
 * @param repeated captions of one text, each group as one entry
 * @param taken captions that someone else holds, with who and when for people
 */
public record Conflicts(
        Set<ScheduleId> overlapping,
        Set<ScheduleId> nearby,
        List<String> absent,
        List<String> otherTexts,
        List<String> repeated,
        Map<CaptionId, String> taken) {
    /**
     * What becomes of the commitment; empty if nothing speaks against it.
     *
     * @throws FailureException if a caption is not in the bank as it was read, or two messages would send one text
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
        if (!absent.isEmpty()) {
            throw plan.notInTheBank(String.join(", ", absent));
        }
        if (!otherTexts.isEmpty()) {
            throw plan.hasOtherTexts(String.join(", ", otherTexts));
        }
        if (!repeated.isEmpty()) {
            throw plan.sendsTwice(String.join(", ", repeated));
        }
        return taken.isEmpty() ? Optional.empty() : Optional.of(new CommitResult.CaptionsTaken(taken));
    }
}
