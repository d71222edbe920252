package io.schedulebuilder.schedule;

import io.schedulebuilder.domain.InputException;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.schedule.PlanDiff.Entry;
import io.schedulebuilder.week.NeighborSchedules;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of a written plan by caption, in the plan's order, those left out after those sent. Reads plans of any
 * version: it needs no more than the CSV's fields.
 */
record PlanMessages(Map<Long, Known> byCaption) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /**
     * A message of the plan.
     *
     * @param slot empty when left out
     */
    record Known(Entry entry, Optional<TimeSlot> slot) {
        Optional<Instant> instant() {
            return slot.map(TimeSlot::instant);
        }
    }

    /** @throws InputException if a caption comes twice */
    static PlanMessages of(PlanFile plan, String origin) {
        Map<Long, Known> messages = new LinkedHashMap<>();
        for (PlanFile.Message message : plan.messages()) {
            put(messages, placed(message, NeighborSchedules.slot(plan, message)), origin);
        }
        for (PlanFile.Unplaced unplaced : plan.unplaced()) {
            unplaced.captionId().ifPresent(id -> put(messages, leftOut(id, unplaced), origin));
        }
        return new PlanMessages(messages);
    }

    private static Known placed(PlanFile.Message message, TimeSlot slot) {
        return new Known(
                new Entry(
                        message.captionId(),
                        message.messageType(),
                        message.priceTier(),
                        message.contentCategory(),
                        message.hasUrgency(),
                        message.captionText(),
                        Optional.of(MINUTE.format(slot.local())),
                        Optional.of(message.expectedRevenue()),
                        List.of()),
                Optional.of(slot));
    }

    private static Known leftOut(long captionId, PlanFile.Unplaced unplaced) {
        Optional<PlanFile.UnplacedCaption> caption = unplaced.caption();
        return new Known(
                new Entry(
                        captionId,
                        unplaced.messageType(),
                        caption.map(PlanFile.UnplacedCaption::priceTier).orElse(""),
                        caption.map(PlanFile.UnplacedCaption::contentCategory).orElse(""),
                        caption.map(PlanFile.UnplacedCaption::hasUrgency).orElse(false),
                        caption.map(PlanFile.UnplacedCaption::captionText).orElse(""),
                        Optional.empty(),
                        Optional.empty(),
                        unplaced.reasons()),
                Optional.empty());
    }

    private static void put(Map<Long, Known> messages, Known known, String origin) {
        if (messages.put(known.entry().captionId(), known) != null) {
            throw new InputException(
                    origin + ": has caption " + known.entry().captionId() + " twice. It was edited. Run plan again.");
        }
    }
}
