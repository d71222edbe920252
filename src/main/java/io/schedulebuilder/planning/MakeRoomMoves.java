package io.schedulebuilder.planning;

import java.util.Iterator;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/**
 * Moves a message to another slot and makes room for it: each message that would be too close is pushed just far
 * enough, and pushes the next one. Without this, a moved message would break a gap at most slots, and in a tight week
 * at every slot.
 */
public final class MakeRoomMoves implements MoveIteratorFactory<Week, Relocation> {
    private @Nullable RoomMaker moves;

    @Override
    public long getSize(ScoreDirector<Week> director) {
        Week week = director.getWorkingSolution();
        return (long) week.messages().size() * week.slots().size();
    }

    @Override
    public Iterator<Relocation> createOriginalMoveIterator(ScoreDirector<Week> director) {
        throw new UnsupportedOperationException(
                "MakeRoomMoves supports random order only: remove <selectionOrder>, <cacheType> and similar "
                        + "settings");
    }

    /**
     * Creates one iterator for the whole phase, because OptaPlanner asks for one at each step and most of the setup is
     * needed only once.
     */
    @Override
    public Iterator<Relocation> createRandomMoveIterator(ScoreDirector<Week> director, Random random) {
        if (moves == null) {
            moves = new RoomMaker(director.getWorkingSolution(), random);
        }
        return Objects.requireNonNull(moves);
    }

    @Override
    public void phaseEnded(ScoreDirector<Week> director) {
        moves = null;
    }
}
