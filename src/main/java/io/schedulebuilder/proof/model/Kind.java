package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.TimeSlot;
import java.util.List;

/**
 * Messages that are identical for the model, as most bumps are, so that swapping two of them changes nothing. Equality
 * is identity.
 */
final class Kind {
    private final ChosenMessage message;
    private final List<Integer> members;
    private final List<TimeSlot> open;
    private final boolean mayBeLeftOut;

    /**
     * @param message one of them
     * @param members indexes in the problem's messages, ascending
     * @param open times at which one of them may be placed
     * @param mayBeLeftOut whether they may stay unplaced
     */
    Kind(ChosenMessage message, List<Integer> members, List<TimeSlot> open, boolean mayBeLeftOut) {
        this.message = message;
        this.members = List.copyOf(members);
        this.open = List.copyOf(open);
        this.mayBeLeftOut = mayBeLeftOut;
    }

    ChosenMessage message() {
        return message;
    }

    List<Integer> members() {
        return members;
    }

    List<TimeSlot> open() {
        return open;
    }

    boolean mayBeLeftOut() {
        return mayBeLeftOut;
    }

    int size() {
        return members.size();
    }

    boolean isPpv() {
        return message.type() == MessageType.PPV;
    }

    boolean isSent() {
        return message.sentAt().isPresent();
    }
}
