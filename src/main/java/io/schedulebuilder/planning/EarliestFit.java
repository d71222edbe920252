package io.schedulebuilder.planning;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.phase.custom.CustomPhaseCommand;

/**
 * A construction heuristic that packs the week: each unplaced message takes the earliest slot that breaks no hard rule,
 * PPVs first. In a tight week this places more messages than trying the best slots first, and it costs no score
 * calculation. The phases that follow improve the times.
 */
public final class EarliestFit implements CustomPhaseCommand<Week> {

    @Override
    public void changeWorkingSolution(ScoreDirector<Week> director) {
        place(director.getWorkingSolution(), (message, slot) -> {
            director.beforeVariableChanged(message, "slot");
            message.moveTo(slot);
            director.afterVariableChanged(message, "slot");
        });
        director.triggerVariableListeners();
    }

    /** @param mover moves a message to a slot */
    static void place(Week week, BiConsumer<Message, Slot> mover) {
        Room room = new Room(week);
        List<Slot> inOrder =
                week.slots().stream().sorted(Comparator.comparing(Slot::time)).toList();
        week.messages().stream()
                .filter(message -> !message.isPlaced() && !message.isSent())
                .sorted(new HardestFirst().reversed())
                .filter(message -> !room.hasTextOf(message))
                .forEachOrdered(message -> inOrder.stream()
                        .filter(slot -> message.isOfTheWeekOf(slot) && room.limit(message, slot) == Room.Limit.NONE)
                        .findFirst()
                        .ifPresent(slot -> {
                            mover.accept(message, slot);
                            room.take(message);
                        }));
    }
}
