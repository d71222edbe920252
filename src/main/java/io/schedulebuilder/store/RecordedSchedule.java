package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A plan as the warehouse keeps it.
 *
 * @param firstDay local
 * @param lastDay local, planned too
 * @param planJson the plan file, byte for byte
 * @param replacedBy the schedule that took its place, if one did
 */
public record RecordedSchedule(
        ScheduleId id,
        PageName page,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant createdAt,
        String planJson,
        Optional<ScheduleId> replacedBy) {}
