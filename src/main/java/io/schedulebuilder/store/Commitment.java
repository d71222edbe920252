package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.PromiseFactor;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.ScheduleId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one plan writes.
 *
 * @param now the time of writing
 * @param locks one for each message, PPV or bump, including messages already sent
 * @param replacement the schedules that this plan replaces: their locks are released, except for what they sent
 * @param plannedAround the page's other active schedules within a week before or after, which the plan keeps its gaps
 *     to
 */
public record Commitment(
        ScheduleId id,
        Page page,
        Horizon horizon,
        String planJson,
        SaturationZone saturationZone,
        List<Lock> locks,
        Replacement replacement,
        Set<ScheduleId> plannedAround,
        Instant now,
        RunRecord run) {

    /**
     * A lock on a caption for a time, and what the plan promises of the message.
     *
     * @param sent whether the message was already sent under a replaced schedule, so it is not checked against rest
     *     days, and the promise of that schedule stands
     */
    public record Lock(
            CaptionId caption,
            String text,
            PriceTier priceTier,
            LocalDateTime sendTime,
            boolean sent,
            Promise promise) {
        /** Hex SHA-256 of {@code page|caption|date|hour}, which identifies a lock in the table. */
        public String assignmentKey(PageName page) {
            return Digest.hex(page + "|" + caption + "|" + sendTime.toLocalDate() + "|" + sendTime.getHour());
        }
    }

    /**
     * What a plan promises of one message. The warehouse keeps it in {@code planned_messages}, to compare it later with
     * what was earned.
     *
     * @param plannedAt when it is to be sent
     * @param expectedRevenue dollars; empty if the page had no data of its own to estimate it
     * @param factor the {@linkplain PromiseFactor factor} that is part of the expected revenue
     * @param propensity the probability that the plan's selection chooses this caption; empty if the plan does not say
     * @param propensityError its Monte Carlo standard error; empty like the propensity
     * @param explored whether the caption was chosen to learn about it; empty if the plan does not say
     */
    public record Promise(
            Instant plannedAt,
            Optional<BigDecimal> expectedRevenue,
            BigDecimal factor,
            Optional<BigDecimal> propensity,
            Optional<BigDecimal> propensityError,
            Optional<Boolean> explored) {}
}
