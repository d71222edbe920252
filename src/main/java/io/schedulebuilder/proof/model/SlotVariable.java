package io.schedulebuilder.proof.model;

import com.google.ortools.sat.BoolVar;
import io.schedulebuilder.domain.TimeSlot;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A minute at which a message of one type may be placed.
 *
 * @param rank orders slot variables of the same minute
 * @param sent whether its message was already sent
 * @param taken whether a message is placed there
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
