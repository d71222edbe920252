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
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.store.Replacement;
import io.schedulebuilder.store.ReportedFigures;
import io.schedulebuilder.worth.Market;
import io.schedulebuilder.worth.Promises;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/**
 * Everything that a week is planned from besides the rules, read in one view of the warehouse.
 *
 * @param market what all pages sent, which may be later than as-of
 * @param promises what all pages' plans promised, and what was earned, which may be later than as-of
 * @param coolingFrom the first day of the week as it was first planned: cooling days count from it
 * @param held messages of replaced schedules within the horizon: first those sent before as-of, in order of time; then,
 *     if unsent messages are kept, those to keep in their slots
 * @param toKeep the schedules whose messages are kept, oldest first; empty if nothing is kept
 * @param holidays of the horizon
 * @param fixed messages around the horizon that were sent or scheduled and cannot move
 * @param replacement the active schedules that this week replaces
 * @param plannedAround the page's other active schedules near the week
 * @param dropped a warning about messages of replaced schedules that nobody will send
 * @param reported the figures of the warehouse's own procedure for the page, if it has one
 */
public record WeekInputs(
        Horizon horizon,
        LocalDate coolingFrom,
        Instant asOf,
        PageHistory history,
        Market market,
        Promises promises,
        CaptionPool pool,
        List<ChosenMessage> held,
        List<Plan> toKeep,
        List<Holiday> holidays,
        List<FixedSend> fixed,
        Replacement replacement,
        SortedSet<ScheduleId> plannedAround,
        Optional<String> dropped,
        Optional<ReportedFigures> reported) {
    /**
     * What a policy asks of each week, in order: at least what was already sent in it, and nothing more in a week that
     * is over.
     */
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

    /** A copy without the rows of the history and the bank, which use most of the memory, for use after the draw. */
    WeekInputs withoutRows() {
        return with(
                new PageHistory(
                        history.page(), List.of(), List.of(), List.of(), new BankBaseline(Map.of()), Optional.empty()),
                pool.withoutRows());
    }

    /** A copy in which only these captions are free. */
    WeekInputs only(Set<CaptionId> captions) {
        return with(history, pool.only(captions));
    }

    private WeekInputs with(PageHistory otherHistory, CaptionPool otherPool) {
        return new WeekInputs(
                horizon,
                coolingFrom,
                asOf,
                otherHistory,
                market,
                promises,
                otherPool,
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
