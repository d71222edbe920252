package io.schedulebuilder.planning;

import io.schedulebuilder.domain.FixedSend;
import io.schedulebuilder.domain.MessageType;

/** A message of another plan of the page, sent or to be sent. It does not move, and this plan keeps its distance. */
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
