package io.schedulebuilder.planning;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** A step of the search: messages that change their slots together. */
final class Relocation extends AbstractMove<Week> {
    private final List<Message> messages;
    private final List<Optional<Slot>> places;

    /** @param places one a message, in their order; empty: left out */
    Relocation(List<Message> messages, List<Optional<Slot>> places) {
        this.messages = messages;
        this.places = places;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<Week> director) {
        return IntStream.range(0, messages.size())
                .anyMatch(i -> !messages.get(i).slot().equals(places.get(i)));
    }

    @Override
    protected Relocation createUndoMove(ScoreDirector<Week> director) {
        return new Relocation(messages, messages.stream().map(Message::slot).toList());
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Week> director) {
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            director.beforeVariableChanged(message, "slot");
            places.get(i).ifPresentOrElse(message::moveTo, message::leaveOut);
            director.afterVariableChanged(message, "slot");
        }
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return messages;
    }

    @Override
    public Collection<?> getPlanningValues() {
        return places.stream().map(place -> place.orElse(null)).collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return messages + " to " + places;
    }
}
