package io.schedulebuilder.store;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Digest;
import io.schedulebuilder.domain.FailureException;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.PriceTier;
import io.schedulebuilder.domain.SaturationZone;
import io.schedulebuilder.domain.ScheduleId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
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
        SaturationZone saturationZone,
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
    public record Lock(CaptionId caption, String text, PriceTier priceTier, LocalDateTime sendTime, boolean sent) {
        /** Hex SHA-256 of {@code page|caption|date|hour}: what tells locks apart in the table. */
        public String assignmentKey(PageName page) {
            return Digest.hex(String.join(
                    "|",
                    List.of(
                            page.value(),
                            caption.toString(),
                            sendTime.toLocalDate().toString(),
                            Integer.toString(sendTime.getHour()))));
        }
    }

    /** The error of captions that the bank does not have. */
    public FailureException notInTheBank(String captions) {
        return new FailureException(String.format(
                Locale.ROOT,
                "schedule %s: not in the caption bank: %s. Nothing was written. Plan the week again.",
                id,
                captions));
    }

    /** The error of captions whose text was changed in the bank since it was read. */
    public FailureException hasOtherTexts(String captions) {
        return new FailureException("schedule " + id + ": the caption bank now has a different text: " + captions
                + ". Nothing was written. Plan the week again.");
    }

    /** The error of captions that are one text. */
    public FailureException sendsTwice(String captions) {
        return new FailureException(String.format(
                Locale.ROOT,
                "schedule %s: sends one text twice, captions %s. Nothing was written. Plan the week again.",
                id,
                captions));
    }
}
