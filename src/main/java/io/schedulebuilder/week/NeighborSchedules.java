package io.schedulebuilder.week;

import io.schedulebuilder.domain.CaptionBank;
import io.schedulebuilder.domain.CaptionId;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.Counted;
import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.Horizon;
import io.schedulebuilder.domain.PageHistory;
import io.schedulebuilder.domain.ScheduleId;
import io.schedulebuilder.domain.SentCaption;
import io.schedulebuilder.domain.SentMessage;
import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import io.schedulebuilder.schedule.Minute;
import io.schedulebuilder.schedule.Plan;
import io.schedulebuilder.schedule.PlanProblem;
import io.schedulebuilder.schedule.PlanReader;
import io.schedulebuilder.store.CaptionKey;
import io.schedulebuilder.store.RecordedSchedule;
import io.schedulebuilder.store.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the messages around and inside a week from the page's history and its recorded schedules. */
public final class NeighborSchedules {
    /** The rules allow no gap longer than a week. */
    static final Duration REACH = Duration.ofDays(7);

    private NeighborSchedules() {}

    /** The schedules that a plan replaces, as recorded. */
    public static List<Plan> replaced(Plan plan, Warehouse warehouse) {
        return plan.replaces().stream()
                .flatMap(id -> warehouse.schedule(id).stream())
                .map(NeighborSchedules::plan)
                .toList();
    }

    /**
     * Messages of replaced schedules within the horizon: first those sent before as-of, in order of time; then those to
     * keep in their slots.
     *
     * @param keep whether to keep any
     */
    public static List<ChosenMessage> held(List<Plan> replaced, Horizon horizon, Instant asOf, boolean keep) {
        List<ChosenMessage> sent = new ArrayList<>();
        List<ChosenMessage> kept = new ArrayList<>();
        for (Plan plan : replaced) {
            WeekProblem solved = PlanProblem.of(plan, "schedule " + plan.scheduleId());
            List<Optional<TimeSlot>> places = PlanProblem.places(plan, solved);
            for (int i = 0; i < places.size(); i++) {
                Optional<TimeSlot> place = places.get(i)
                        .filter(slot -> horizon.contains(slot.local().toLocalDate()));
                if (place.isPresent()) {
                    int week = horizon.week(place.get().local().toLocalDate());
                    ChosenMessage message = solved.messages().get(i);
                    if (place.get().instant().isBefore(asOf)) {
                        sent.add(message.sentAt(place.get(), week));
                    } else if (keep) {
                        kept.add(message.keptAt(place.get(), week));
                    }
                }
            }
        }
        sent.sort(Comparator.comparing(message -> message.sentAt().orElseThrow()));
        kept.sort(Comparator.comparing(message -> message.keptAt().orElseThrow()));
        return Stream.concat(sent.stream(), kept.stream()).toList();
    }

    /** The day from which cooling days count: the start of the first plan for these days. */
    static LocalDate coolingFrom(List<Plan> replaced, Horizon horizon) {
        return replaced.stream()
                .flatMap(plan -> Stream.concat(
                        Stream.of(plan.startDate()), plan.problem().stream().map(Plan.Problem::coolingFrom)))
                .filter(horizon.start()::isAfter)
                .min(Comparator.naturalOrder())
                .orElse(horizon.start());
    }

    /**
     * A warning about unsent messages that a replaced schedule planned for days outside the horizon: no plan has them
     * anymore.
     */
    static Optional<String> dropped(List<Plan> replaced, Horizon horizon, Instant asOf) {
        SortedSet<LocalDate> days = new TreeSet<>();
        int messages = 0;
        for (Plan plan : replaced) {
            for (Plan.Message message : plan.messages()) {
                TimeSlot slot = plan.slot(message);
                LocalDate day = slot.local().toLocalDate();
                if (!slot.instant().isBefore(asOf) && !horizon.contains(day)) {
                    messages++;
                    days.add(day);
                }
            }
        }
        return messages == 0
                ? Optional.empty()
                : Optional.of(
                        Counted.of(messages, "message") + " of the replaced schedule, from " + days.first() + " to "
                                + days.last()
                                + ", not sent yet and outside this week, will be dropped. To keep those days planned, use "
                                + "--start-date " + days.first() + ".");
    }

    /** Keys of all texts that these schedules sent before as-of. */
    public static Set<String> sentTexts(List<Plan> replaced, Instant asOf) {
        return replaced.stream()
                .flatMap(plan -> plan.messages().stream()
                        .filter(message -> plan.slot(message).instant().isBefore(asOf)))
                .map(message -> CaptionKey.of(message.captionText()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Messages sent before as-of and messages of other schedules that are close enough to matter, in order of time.
     *
     * @param bank tells which texts count as the same
     * @param held messages that the plan itself contains; history rows of those already sent are not counted twice
     */
    static List<FixedSend> fixed(
            PageHistory history,
            CaptionBank bank,
            List<Plan> schedules,
            Set<ScheduleId> replaced,
            List<ChosenMessage> held,
            Horizon horizon,
            Instant asOf) {
        Instant from = horizon.begins().minus(REACH);
        Instant to = horizon.ends().plus(REACH);
        Set<CaptionId> sentHere = held.stream()
                .filter(message -> message.sentAt().isPresent())
                .map(message -> bank.text(message.caption().id()))
                .collect(Collectors.toSet());
        List<FixedSend> fixed = new ArrayList<>();
        for (SentMessage message : history.messages()) {
            boolean near = !message.sentAt().isBefore(from) && message.sentAt().isBefore(to);
            boolean heldHere = !message.sentAt().isBefore(horizon.begins())
                    && message.caption()
                            .map(SentCaption::text)
                            .filter(sentHere::contains)
                            .isPresent();
            if (near && !heldHere) {
                fixed.add(new FixedSend(
                        message.sentAt(), message.type(), "sent " + local(message.sentAt(), horizon.zone())));
            }
        }
        for (Plan plan : schedules) {
            for (Plan.Message message : plan.messages()) {
                TimeSlot slot = plan.slot(message);
                boolean inHorizon = horizon.contains(slot.local().toLocalDate());
                boolean active =
                        !replaced.contains(plan.scheduleId()) || (slot.instant().isBefore(asOf) && !inHorizon);
                boolean near = !slot.instant().isBefore(from) && slot.instant().isBefore(to);
                if (active && near) {
                    fixed.add(new FixedSend(
                            slot.instant(),
                            message.messageType(),
                            "scheduled " + local(slot.instant(), horizon.zone()) + " by " + plan.scheduleId()));
                }
            }
        }
        fixed.sort(Comparator.comparing(FixedSend::at).thenComparing(FixedSend::origin));
        return List.copyOf(fixed);
    }

    /** A recorded schedule's plan. */
    public static Plan plan(RecordedSchedule schedule) {
        return PlanReader.read(schedule.planJson(), "schedule " + schedule.id());
    }

    private static String local(Instant instant, ZoneId zone) {
        return new Minute(instant.atZone(zone).toLocalDateTime()).toString();
    }
}
