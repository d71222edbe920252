package io.schedulebuilder.app;

import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.warehouse.Replacement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * All that a week is planned from, whatever the rules, read in one view of the warehouse.
 *
 * @param coolingFrom the first day of the week as it was first planned: cooling days count from it
 * @param alreadySent messages of replaced schedules that were sent within the horizon before as-of
 * @param fixed what was sent or is scheduled around the horizon and cannot move
 * @param replacement the active schedules that this week takes the place of
 * @param plannedAround the page's other active schedules near the week
 * @param dropped what replaced schedules planned and nobody will send, as a sentence
 */
record Reading(
        Horizon horizon,
        LocalDate coolingFrom,
        Instant asOf,
        PageHistory history,
        CaptionPool pool,
        List<ChosenMessage> alreadySent,
        List<FixedSend> fixed,
        Replacement replacement,
        SortedSet<ScheduleId> plannedAround,
        Optional<String> dropped) {
    /** The same without the rows of history and bank, which weigh most: for what was drawn from them already. */
    Reading withoutRows() {
        return new Reading(
                horizon,
                coolingFrom,
                asOf,
                new PageHistory(history.page(), List.of(), List.of(), List.of(), new BankBaseline(Map.of())),
                pool.withoutRows(),
                alreadySent,
                fixed,
                replacement,
                plannedAround,
                dropped);
    }
}
