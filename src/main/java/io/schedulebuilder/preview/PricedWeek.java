package io.schedulebuilder.preview;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlannedMessage;
import java.util.List;

/**
 * One plan of a week.
 *
 * @param messages in order of time
 * @param unplaced number of messages without a slot
 * @param expectedRevenue of all PPVs, priced by the scoring rules, in dollars
 */
public record PricedWeek(long seed, List<PlannedMessage> messages, int unplaced, double expectedRevenue) {
    public PricedWeek {
        messages = List.copyOf(messages);
    }

    /** The number of messages of a type. */
    public long count(MessageType type) {
        return messages.stream()
                .filter(planned -> planned.message().type() == type)
                .count();
    }
}
