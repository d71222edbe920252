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

/** A choice among a layout's times: for each kind those at which one of its messages stands. */
record Plan(Layout layout, Map<Kind, List<TimeSlot>> times) {

    /** The places that a layout leaves open, of those given; messages elsewhere are left out. What was sent stands. */
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

    /** What was sent, and nothing else. */
    static Plan ofTheSent(Layout layout) {
        return of(
                layout,
                layout.problem().messages().stream().map(ChosenMessage::sentAt).toList());
    }

    /** What a solution chose. */
    static Plan of(WeekModel model, Predicate<BoolVar> chosen) {
        Map<Kind, List<TimeSlot>> times = new HashMap<>();
        for (SlotGroup slotGroup : model.cells()) {
            for (SlotGroup.Candidate candidate : slotGroup.candidates()) {
                if (chosen.test(candidate.chosen())) {
                    slotGroup.seats().stream()
                            .filter(slotVariable -> chosen.test(slotVariable.taken()))
                            .forEach(slotVariable -> times.computeIfAbsent(candidate.kind(), kind -> new ArrayList<>())
                                    .add(slotVariable.at()));
                }
            }
        }
        return new Plan(model.layout(), times);
    }

    /** The same choice in a model's own terms. */
    Map<BoolVar, Boolean> choices(WeekModel model) {
        Map<BoolVar, Boolean> choices = new LinkedHashMap<>();
        for (SlotGroup slotGroup : model.cells()) {
            slotGroup.seats().forEach(slotVariable -> choices.put(slotVariable.taken(), false));
            for (SlotGroup.Candidate candidate : slotGroup.candidates()) {
                List<TimeSlot> of = timesOf(candidate.kind());
                List<SlotVariable> its = slotGroup.seats().stream()
                        .filter(slotVariable -> of.contains(slotVariable.at()))
                        .toList();
                choices.put(candidate.chosen(), !its.isEmpty());
                its.forEach(slotVariable -> choices.put(slotVariable.taken(), true));
            }
        }
        return choices;
    }

    /** Whether nothing is left out. */
    boolean isWhole() {
        return layout.kinds().stream().allMatch(kind -> timesOf(kind).size() == kind.size());
    }

    /** A place for each message; of messages that are alike the first ones stand, in order of time. */
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
