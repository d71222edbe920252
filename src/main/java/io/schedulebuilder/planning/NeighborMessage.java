package io.schedulebuilder.planning;

import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.MessageType;

/** A send that another plan of the page made or will make: a fact to keep clear of. */
record NeighborMessage(int rank, boolean isPpv, long epochSecond) implements Send {

    static NeighborMessage of(int rank, FixedSend send) {
        return new NeighborMessage(
                rank, send.type() == MessageType.PPV, send.at().getEpochSecond());
    }

    @Override
    public boolean isPlaced() {
        return true;
    }
}
