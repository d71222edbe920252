package io.schedulebuilder.proof.model;

import com.google.ortools.sat.BoolVar;
import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.TimeSlot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A choice among a layout's times: for each kind, the times at which its messages are placed. */
record Plan(Layout layout, Map<Kind, List<TimeSlot>> times) {

    /**
     * The given places that the layout allows. Messages at other places become unplaced; messages already sent stay.
     */
    static Plan of(Layout layout, List<Optional<TimeSlot>> places) {
        Layout.checkCount(layout.problem(), places);
        Map<Kind, List<TimeSlot>> times = new HashMap<>();
        for (Kind kind : layout.kinds()) {
            Set<TimeSlot> open = new HashSet<>(kind.open());
            List<TimeSlot> given = kind.members().stream()
                    .flatMap(member -> places.get(member).stream())
                    .filter(open::contains)
                    .distinct()
                    .toList();
            times.put(kind, kind.isSent() ? kind.open() : given);
        }
        return new Plan(layout, times);
    }

    /** Only the messages that were already sent. */
    static Plan ofTheSent(Layout layout) {
        return of(
                layout,
                layout.problem().messages().stream().map(ChosenMessage::sentAt).toList());
    }

    /** The plan that a solution chose. */
    static Plan of(WeekModel model, Predicate<BoolVar> chosen) {
        Map<Kind, List<TimeSlot>> times = new HashMap<>();
        for (SlotGroup slotGroup : model.groups()) {
            for (SlotGroup.Candidate candidate : slotGroup.candidates()) {
                if (chosen.test(candidate.chosen())) {
                    slotGroup.slots().stream()
                            .filter(slotVariable -> chosen.test(slotVariable.taken()))
                            .forEach(slotVariable -> times.computeIfAbsent(candidate.kind(), kind -> new ArrayList<>())
                                    .add(slotVariable.at()));
                }
            }
        }
        return new Plan(model.layout(), times);
    }

    /** The plan as values of a model's variables. */
    Map<BoolVar, Boolean> choices(WeekModel model) {
        Map<BoolVar, Boolean> choices = new LinkedHashMap<>();
        for (SlotGroup slotGroup : model.groups()) {
            slotGroup.slots().forEach(slotVariable -> choices.put(slotVariable.taken(), false));
            for (SlotGroup.Candidate candidate : slotGroup.candidates()) {
                List<TimeSlot> of = timesOf(candidate.kind());
                List<SlotVariable> its = slotGroup.slots().stream()
                        .filter(slotVariable -> of.contains(slotVariable.at()))
                        .toList();
                choices.put(candidate.chosen(), !its.isEmpty());
                its.forEach(slotVariable -> choices.put(slotVariable.taken(), true));
            }
        }
        return choices;
    }

    /** Whether no message is unplaced. */
    boolean isWhole() {
        return layout.kinds().stream().allMatch(kind -> timesOf(kind).size() == kind.size());
    }

    /** A place for each message. Of a kind's messages, the first ones are placed, in order of time. */
    List<Optional<TimeSlot>> places() {
        List<Optional<TimeSlot>> places =
                new ArrayList<>(Collections.nCopies(layout.problem().messages().size(), Optional.empty()));
        for (Kind kind : layout.kinds()) {
            List<TimeSlot> inOrder = timesOf(kind).stream().sorted().toList();
            for (int i = 0; i < inOrder.size(); i++) {
                places.set(kind.members().get(i), Optional.of(inOrder.get(i)));
            }
        }
        return List.copyOf(places);
    }

    private List<TimeSlot> timesOf(Kind kind) {
        return times.getOrDefault(kind, List.of());
    }
}
