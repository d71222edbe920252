package io.schedulebuilder.proof.model;

import io.schedulebuilder.domain.ChosenMessage;
import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.TimeSlot;
import java.util.List;

/**
 * Messages that are alike in all that the model looks at, as most bumps are: which of them stands where makes no
 * difference. Its identity is its equality.
 */
final class Kind {
    private final ChosenMessage message;
    private final List<Integer> members;
    private final List<TimeSlot> open;
    private final boolean mayBeLeftOut;

    /**
     * @param message one of them
     * @param members places in the problem's messages, ascending
     * @param open times at which one of them may stand
     * @param mayBeLeftOut whether they need not stand anywhere
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
