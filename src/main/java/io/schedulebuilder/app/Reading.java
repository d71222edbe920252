package io.schedulebuilder.app;

import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.ScheduleId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/**
 * All that a week is planned from, whatever the rules, read in one view of the warehouse.
 *
 * @param coolingFrom the first day of the week as it was first planned: cooling days count from it
 * @param alreadySent messages of replaced schedules that were sent within the horizon before as-of
 * @param fixed what was sent or is scheduled around the horizon and cannot move
 * @param replaced the active schedules that this week takes the place of
 */
record Reading(
        Horizon horizon,
        LocalDate coolingFrom,
        Instant asOf,
        PageHistory history,
        CaptionPool pool,
        List<ChosenMessage> alreadySent,
        List<FixedSend> fixed,
        SortedSet<ScheduleId> replaced) {}
