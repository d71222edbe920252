package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;
import java.util.function.Predicate;

/** Messages of which something holds, whatever the others do. */
final class EachMessage extends WeekConstraint {
    private final Predicate<Message> counts;

    /** @param counts which messages count one each; is asked of unplaced ones too */
    EachMessage(PlanningConstraint constraint, Predicate<Message> counts) {
        super(constraint);
        this.counts = counts;
    }

    @Override
    List<Units> units(TimeLine line, WeekTerms terms) {
        return line.all().filter(counts).map(Units::one).toList();
    }

    /** Whether a message counts one. */
    boolean counts(Message message) {
        return counts.test(message);
    }
}
