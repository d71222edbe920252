package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.Page;
import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.schedule.PlanFile;
import io.schedulebuilder.schedule.PlanJson;
import io.schedulebuilder.store.Commitment;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.RunRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a plan into what the warehouse is to write. */
public final class Commitments {
    private Commitments() {}

    /** @param sent keys of the texts that replaced schedules sent before as-of */
    public static Commitment of(PlanFile plan, Set<String> sent, Instant now, RunRecord run) {
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
                                NeighborSchedules.priceTier(message),
                                NeighborSchedules.slot(plan, message).local(),
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

    public static Horizon horizon(PlanFile plan) {
        return new Horizon(LocalDate.parse(plan.startDate()), plan.weeks(), ZoneId.of(plan.timeZone()));
    }
}
