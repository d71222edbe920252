package io.schedulebuilder.proof;

import io.schedulebuilder.domain.TimeSlot;
import io.schedulebuilder.planning.WeekProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A choice among a layout's times: for each kind those at which one of its messages stands. */
record Plan(Layout layout, Map<Kind, List<TimeSlot>> times) {

    /** The places that a layout leaves open, of those given; messages elsewhere are left out. */
    static Plan of(Layout layout, List<Optional<TimeSlot>> places) {
        Layout.checkCount(layout.problem(), places);
        Map<Kind, List<TimeSlot>> times = new HashMap<>();
        for (Kind kind : layout.kinds()) {
            times.put(
                    kind,
                    kind.members().stream()
                            .flatMap(member -> places.get(member).stream())
                            .filter(kind.open()::contains)
                            .distinct()
                            .toList());
        }
        return new Plan(layout, times);
    }

    /** What was sent, and nothing else. */
    static Plan ofTheSent(WeekProblem problem, Layout layout) {
        return of(
                layout,
                problem.messages().stream().map(message -> message.sentAt()).toList());
    }

    /** What a solution chose. */
    static Plan of(WeekModel model, Predicate<Candidate> chosen) {
        Map<Kind, List<TimeSlot>> times = new HashMap<>();
        model.candidates().stream().filter(chosen).forEach(candidate -> times.computeIfAbsent(
                        candidate.kind(), kind -> new ArrayList<>())
                .add(candidate.at()));
        return new Plan(model.layout(), times);
    }

    boolean has(Candidate candidate) {
        return timesOf(candidate.kind()).contains(candidate.at());
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
