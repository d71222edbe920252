package io.schedulebuilder.planning;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The order for OptaPlanner's construction heuristics, which place the last messages of this order first: the hardest
 * ones.
 */
public final class HardestFirst implements Comparator<Message>, Serializable {
    private static final long serialVersionUID = 1L;

    private static final Comparator<Message> ORDER = Comparator.comparing(Message::isPpv)
            .thenComparingDouble(message -> message.chosen().basePoints())
            .thenComparing(Message::rank, Comparator.reverseOrder());

    @Override
    public int compare(Message one, Message other) {
        return ORDER.compare(one, other);
    }
}
