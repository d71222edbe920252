package io.schedulebuilder.app;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.export.PlanFile;
import io.schedulebuilder.export.PlanJson;
import io.schedulebuilder.warehouse.Commitment;
import io.schedulebuilder.warehouse.Replacement;
import io.schedulebuilder.warehouse.RunRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a plan into what the warehouse is to write. */
final class Commitments {
    private Commitments() {}

    /** @param sent keys of the texts that replaced schedules sent before as-of */
    static Commitment of(PlanFile plan, Set<String> sent, Instant now, RunRecord run) {
        return new Commitment(
                new ScheduleId(plan.scheduleId()),
                new Page(new PageName(plan.pageName()), ZoneId.of(plan.timeZone())),
                horizon(plan),
                PlanJson.write(plan),
                plan.saturationZone(),
                plan.messages().stream()
                        .map(message -> new Commitment.Lock(
                                new CaptionId(message.captionId()),
                                message.captionText(),
                                Neighbours.priceTier(message),
                                Neighbours.slot(plan, message).local(),
                                message.sent()))
                        .toList(),
                new Replacement(ids(plan.replaces()), sent),
                ids(plan.plannedAround()),
                now,
                run,
                true);
    }

    private static Set<ScheduleId> ids(List<String> words) {
        return words.stream().map(ScheduleId::new).collect(Collectors.toUnmodifiableSet());
    }

    static Horizon horizon(PlanFile plan) {
        return new Horizon(LocalDate.parse(plan.startDate()), plan.weeks(), ZoneId.of(plan.timeZone()));
    }
}
