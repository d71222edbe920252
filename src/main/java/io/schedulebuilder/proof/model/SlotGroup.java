package io.schedulebuilder.proof.model;

import com.google.ortools.sat.BoolVar;
import java.util.List;
import java.util.function.Predicate;

/**
 * Consecutive slot variables of which at most one is taken, and at which each message has the same points. The model
 * decides separately which message is in the group and which slot is taken, which keeps it small.
 *
 * @param slots the slot variables, in order of time
 * @param candidates messages that may be placed in the group
 */
record SlotGroup(List<SlotVariable> slots, List<Candidate> candidates) {
    /**
     * A message of a kind in the group.
     *
     * @param chosen whether one is placed in the group
     */
    record Candidate(Kind kind, BoolVar chosen) {}

    SlotVariable first() {
        return slots.get(0);
    }

    boolean isPpv() {
        return first().ppv();
    }

    /** The variables of the candidates of some kinds. */
    List<BoolVar> chosen(Predicate<Kind> kinds) {
        return candidates.stream()
                .filter(candidate -> kinds.test(candidate.kind()))
                .map(Candidate::chosen)
                .toList();
    }
}
