package io.schedulebuilder.warehouse;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.ScheduleId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/**
 * All that one plan writes.
 *
 * @param now when it is written
 * @param locks one for each message, PPV and bump; those of sent messages included
 * @param replacement schedules that this one takes the place of: their locks are released, but for what they sent
 * @param plannedAround the page's other active schedules, within a week on both sides, that the plan keeps clear of
 */
public record Commitment(
        ScheduleId id,
        Page page,
        Horizon horizon,
        String planJson,
        String saturationZone,
        List<Lock> locks,
        Replacement replacement,
        Set<ScheduleId> plannedAround,
        Instant now,
        RunRecord run) {

    /**
     * A caption taken for a time.
     *
     * @param sent the message was sent already under a replaced schedule: it is not checked against rest
     */
    public record Lock(CaptionId caption, String text, PriceTier priceTier, LocalDateTime sendTime, boolean sent) {}
}
