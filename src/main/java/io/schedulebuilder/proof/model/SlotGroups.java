package io.schedulebuilder.proof.model;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.TimeSlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Splits a layout's times into slot groups. */
record SlotGroups(CpModel model, Layout layout, Set<TimeSlot> kept, List<SlotGroup> groups) {
    /** The slot groups of a layout, in order of time. */
    static List<SlotGroup> of(CpModel model, Layout layout) {
        Set<TimeSlot> kept = layout.problem().messages().stream()
                .flatMap(message -> message.keptAt().stream())
                .collect(Collectors.toSet());
        SlotGroups slotGroups = new SlotGroups(model, layout, kept, new ArrayList<>());
        for (MessageType type : MessageType.values()) {
            slotGroups.add(type);
        }
        return slotGroups.groups.stream()
                .sorted(Comparator.comparing(SlotGroup::first, SlotVariable.IN_ORDER))
                .toList();
    }

    private void add(MessageType type) {
        long gap = layout.gapSeconds(type);
        List<Kind> sharing = new ArrayList<>();
        for (Kind kind : layout.kinds()) {
            if (kind.message().type() == type) {
                if (gap > 0 && !kind.isSent()) {
                    sharing.add(kind);
                } else {
                    kind.open().forEach(time -> addCell(List.of(time), List.of(kind)));
                }
            }
        }
        // Kinds of the same week have the same times.
        sharing.stream()
                .filter(kind -> !kind.open().isEmpty())
                .collect(Collectors.groupingBy(kind -> kind.message().week(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(ofWeek -> cut(ofWeek.get(0).open(), (first, time) -> isOfOneCell(first, time, gap))
                        .forEach(times -> addCell(times, ofWeek)));
    }

    /**
     * Cuts a list into pieces.
     *
     * @param together whether the first element of a piece and a later one are in the same piece
     */
    static <T> List<List<T>> cut(List<T> all, BiPredicate<T, T> together) {
        List<List<T>> pieces = new ArrayList<>();
        List<T> piece = List.of();
        for (T each : all) {
            if (piece.isEmpty() || !together.test(piece.get(0), each)) {
                piece = new ArrayList<>();
                pieces.add(piece);
            }
            piece.add(each);
        }
        return pieces;
    }

    private boolean isOfOneCell(TimeSlot first, TimeSlot time, long gap) {
        return time.instant().getEpochSecond() - first.instant().getEpochSecond() < gap
                && time.local().toLocalDate().equals(first.local().toLocalDate())
                && time.local().getHour() == first.local().getHour()
                && !kept.contains(first)
                && !kept.contains(time);
    }

    private void addCell(List<TimeSlot> times, List<Kind> kinds) {
        List<SlotVariable> slots = times.stream()
                .map(time -> new SlotVariable(
                        time,
                        kinds.get(0).isPpv(),
                        kinds.get(0).members().get(0),
                        kinds.get(0).isSent(),
                        model.newBoolVar("slot " + time.local())))
                .toList();
        boolean alone = slots.size() == 1 && kinds.size() == 1;
        List<SlotGroup.Candidate> candidates = kinds.stream()
                .map(kind -> new SlotGroup.Candidate(
                        kind,
                        alone
                                ? slots.get(0).taken()
                                : model.newBoolVar("message " + kind.members().get(0))))
                .toList();
        SlotGroup slotGroup = new SlotGroup(slots, candidates);
        if (!alone) {
            model.addEquality(
                    LinearExpr.sum(slots.stream().map(SlotVariable::taken).toArray(LinearArgument[]::new)),
                    LinearExpr.sum(slotGroup.chosen(kind -> true).toArray(LinearArgument[]::new)));
        }
        groups.add(slotGroup);
    }
}
