package io.schedulebuilder.proof.model;

import com.google.ortools.sat.BoolVar;
import java.util.List;
import java.util.function.Predicate;

/**
 * Seats in a row of which at most one is taken, and on which each message is worth the same: who stands in the cell and
 * on which seat one stands are two questions, which keeps the model small.
 *
 * @param seats in order of time
 * @param candidates messages that may stand in it
 */
record SlotGroup(List<SlotVariable> seats, List<Candidate> candidates) {
    SlotGroup {
        seats = List.copyOf(seats);
        candidates = List.copyOf(candidates);
    }

    /**
     * A message of a kind in the cell.
     *
     * @param chosen whether one stands there
     */
    record Candidate(Kind kind, BoolVar chosen) {}

    SlotVariable first() {
        return seats.get(0);
    }

    boolean isPpv() {
        return first().ppv();
    }

    /** The candidates of some kinds. */
    List<BoolVar> chosen(Predicate<Kind> kinds) {
        return candidates.stream()
                .filter(candidate -> kinds.test(candidate.kind()))
                .map(Candidate::chosen)
                .toList();
    }
}
