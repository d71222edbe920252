package io.schedulebuilder.analysis;

import io.schedulebuilder.domain.SentMessage;
import java.util.Collection;

/** Means over messages. A message whose denominator is zero is left out; without messages the mean is 0. */
final class Means {
    private Means() {}

    /** Mean earnings per recipient, in dollars. */
    static double rpr(Collection<SentMessage> messages) {
        return messages.stream()
                .flatMapToDouble(message -> message.rpr().stream())
                .average()
                .orElse(0);
    }

    /** Mean purchases per viewer. */
    static double conversion(Collection<SentMessage> messages) {
        return messages.stream()
                .flatMapToDouble(message -> message.conversion().stream())
                .average()
                .orElse(0);
    }
}
