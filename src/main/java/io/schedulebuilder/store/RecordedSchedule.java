package io.schedulebuilder.store;

import io.schedulebuilder.domain.PageName;
import io.schedulebuilder.domain.ScheduleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A plan as stored in the warehouse.
 *
 * @param firstDay local date
 * @param lastDay local date, included
 * @param planJson the plan file, byte for byte
 * @param replacedBy the schedule that replaced it, if any
 */
public record RecordedSchedule(
        ScheduleId id,
        PageName page,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant createdAt,
        String planJson,
        Optional<ScheduleId> replacedBy) {}
