package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.TimeSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are identical for the model, as most bumps are, so that swapping two of them changes nothing. Equality
 * is identity.
 *
 * @param message one of them
 * @param members indexes in the problem's messages, ascending
 * @param open times at which one of them may be placed
 * @param mayBeLeftOut whether they may stay unplaced
 */
record Kind(ChosenMessage message, List<Integer> members, List<TimeSlot> open, boolean mayBeLeftOut) {
    int size() {
        return members.size();
    }

    boolean isPpv() {
        return message.type() == MessageType.PPV;
    }

    boolean isSent() {
        return message.sentAt().isPresent();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
