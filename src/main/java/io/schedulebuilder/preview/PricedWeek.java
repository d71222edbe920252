package io.schedulebuilder.preview;

import io.schedulebuilder.domain.MessageType;
import io.schedulebuilder.domain.PlannedMessage;
import java.util.List;

/**
 * One plan of a week.
 *
 * @param messages in order of time
 * @param unplaced messages without a slot
 * @param expectedRevenue dollars of all PPVs as the scoring rules price them
 */
public record PricedWeek(long seed, List<PlannedMessage> messages, int unplaced, double expectedRevenue) {
    public PricedWeek {
        messages = List.copyOf(messages);
    }

    /** Messages of a type. */
    public long count(MessageType type) {
        return messages.stream()
                .filter(planned -> planned.message().type() == type)
                .count();
    }
}
