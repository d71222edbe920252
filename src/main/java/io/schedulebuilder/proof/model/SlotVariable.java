package io.schedulebuilder.proof.model;

import com.google.ortools.sat.BoolVar;
import io.schedulebuilder.domain.TimeSlot;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A minute at which a message of one type may stand.
 *
 * @param rank settles the order of seats at one minute
 * @param sent whether the message on it was sent already
 * @param taken whether a message stands there
 */
record SlotVariable(TimeSlot at, boolean ppv, int rank, boolean sent, BoolVar taken) {
    static final Comparator<SlotVariable> IN_ORDER =
            Comparator.comparingLong(SlotVariable::second).thenComparingInt(SlotVariable::rank);

    long second() {
        return at.instant().getEpochSecond();
    }

    LocalDate day() {
        return at.local().toLocalDate();
    }
}
