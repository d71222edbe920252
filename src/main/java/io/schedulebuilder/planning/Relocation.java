package io.schedulebuilder.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** A move of the search: one or more messages change their slots together. */
final class Relocation extends AbstractMove<Week> {
    private final Message[] messages;
    private final List<Optional<Slot>> places;

    /** @param places one per message, in the same order; empty for unplaced */
    Relocation(Message[] messages, List<Optional<Slot>> places) {
        this.messages = messages;
        this.places = places;
    }

    // Loops, not streams, because this runs hundreds of thousands of times a second, often before it is compiled.

    @Override
    public boolean isMoveDoable(ScoreDirector<Week> director) {
        for (int i = 0; i < messages.length; i++) {
            if (!messages[i].slot().equals(places.get(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected Relocation createUndoMove(ScoreDirector<Week> director) {
        List<Optional<Slot>> before = new ArrayList<>(messages.length);
        for (Message message : messages) {
            before.add(message.slot());
        }
        return new Relocation(messages, before);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Week> director) {
        for (int i = 0; i < messages.length; i++) {
            Message message = messages[i];
            Optional<Slot> place = places.get(i);
            director.beforeVariableChanged(message, "slot");
            if (place.isPresent()) {
                message.moveTo(place.get());
            } else {
                message.leaveOut();
            }
            director.afterVariableChanged(message, "slot");
        }
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return List.of(messages);
    }

    @Override
    public Collection<?> getPlanningValues() {
        return places.stream().map(place -> place.orElse(null)).collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return Arrays.toString(messages) + " to " + places;
    }
}
