package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;
import java.util.function.Predicate;

/** Counts the messages that meet a condition. Each message counts on its own, whatever the others do. */
final class EachMessage extends WeekConstraint {
    private final Predicate<Message> counts;

    /** @param counts whether a message counts as one; also called for unplaced messages */
    EachMessage(PlanningConstraint constraint, Predicate<Message> counts) {
        super(constraint);
        this.counts = counts;
    }

    @Override
    List<Units> units(TimeLine line, WeekTerms terms) {
        return line.all().filter(counts).map(Units::one).toList();
    }

    /** Whether a message counts as one. */
    boolean counts(Message message) {
        return counts.test(message);
    }
}
