package io.schedulebuilder.proof;

import com.google.ortools.sat.BoolVar;
import io.schedulebuilder.domain.TimeSlot;
import java.time.LocalDate;

/**
 * A message of a kind at a time.
 *
 * @param chosen whether one stands there
 */
record Candidate(Kind kind, TimeSlot at, BoolVar chosen) {

    long second() {
        return at.instant().getEpochSecond();
    }

    /** Settles the order of messages at one time. */
    int rank() {
        return kind.members().get(0);
    }

    boolean isPpv() {
        return kind.isPpv();
    }

    LocalDate day() {
        return at.local().toLocalDate();
    }
}
