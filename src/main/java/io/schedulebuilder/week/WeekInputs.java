package io.schedulebuilder.week;

import io.schedulebuilder.domain.AskedWeek;
import io.schedulebuilder.domain.BankBaseline;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.CaptionPool;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.Holiday;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.Policy;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.ReportedFigures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * All that a week is planned from, whatever the rules, read in one view of the warehouse.
 *
 * @param coolingFrom the first day of the week as it was first planned: cooling days count from it
 * @param held messages of replaced schedules within the horizon: those that were sent before as-of, in order of time;
 *     then, if they are to be kept where they were, the others
 * @param toKeep the schedules of which these others are, oldest first; none if nothing is to be kept
 * @param holidays of the horizon
 * @param fixed what was sent or is scheduled around the horizon and cannot move
 * @param replacement the active schedules that this week takes the place of
 * @param plannedAround the page's other active schedules near the week
 * @param dropped what replaced schedules planned and nobody will send, as a sentence
 * @param reported what the warehouse's own procedure makes of the page, if it has one
 */
public record WeekInputs(
        Horizon horizon,
        LocalDate coolingFrom,
        Instant asOf,
        PageHistory history,
        CaptionPool pool,
        List<ChosenMessage> held,
        List<RecordedSchedule> toKeep,
        List<Holiday> holidays,
        List<FixedSend> fixed,
        Replacement replacement,
        SortedSet<ScheduleId> plannedAround,
        Optional<String> dropped,
        Optional<ReportedFigures> reported) {
    /** What a policy asks of each week, in order; of one in which messages were sent no less, of one that is over no more. */
    List<AskedWeek> asked(Policy policy) {
        return AskedWeek.of(policy, horizon, holidays).stream()
                .map(week -> week.sent(
                        sent(week.week(), MessageType.PPV), sent(week.week(), MessageType.BUMP), !isOpen(week.week())))
                .toList();
    }

    private int sent(int week, MessageType type) {
        return (int) held.stream()
                .filter(message -> message.sentAt().isPresent() && message.week() == week && message.type() == type)
                .count();
    }

    private boolean isOpen(int week) {
        return asOf.isBefore(
                horizon.firstDay(week + 1).atStartOfDay(horizon.zone()).toInstant());
    }

    /** The same without the rows of history and bank, which weigh most: for what was drawn from them already. */
    WeekInputs withoutRows() {
        return new WeekInputs(
                horizon,
                coolingFrom,
                asOf,
                new PageHistory(history.page(), List.of(), List.of(), List.of(), new BankBaseline(Map.of())),
                pool.withoutRows(),
                held,
                toKeep,
                holidays,
                fixed,
                replacement,
                plannedAround,
                dropped,
                reported);
    }

    /** The same with no other captions free than these. */
    WeekInputs only(Set<CaptionId> captions) {
        return new WeekInputs(
                horizon,
                coolingFrom,
                asOf,
                history,
                pool.only(captions),
                held,
                toKeep,
                holidays,
                fixed,
                replacement,
                plannedAround,
                dropped,
                reported);
    }
}
