package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;

/**
 * What one constraint counts, in two ways: as a list of matches in a week that does not change, and as a number that is
 * updated while messages move. Tests check that both agree.
 */
abstract class WeekConstraint {
    private final PlanningConstraint constraint;

    WeekConstraint(PlanningConstraint constraint) {
        this.constraint = constraint;
    }

    /** Its name, level and unit. */
    final PlanningConstraint constraint() {
        return constraint;
    }

    /** Every match in a week, in order of time, whatever the constraint's weight. */
    abstract List<Units> units(TimeLine line, WeekTerms terms);

    /**
     * One match.
     *
     * @param count in the constraint's unit
     * @param sends sends in the match, which share it evenly, in order of time; empty if the whole week causes it
     */
    record Units(long count, List<? extends Send> sends) {
        /** A match of one unit. */
        static Units one(Send send) {
            return new Units(1, List.of(send));
        }
    }

    /** The matches that count; none if the weight is 0. */
    final List<Units> counted(TimeLine line, WeekTerms terms) {
        return terms.weight(constraint) == 0 ? List.of() : units(line, terms);
    }

    /** The constraint's line in the score of a week. */
    final PlanScore.Line line(TimeLine line, WeekTerms terms) {
        List<Units> counted = counted(line, terms);
        int weight = terms.weight(constraint);
        return new PlanScore.Line(
                constraint,
                weight,
                counted.size(),
                constraint.score(
                        weight, counted.stream().mapToLong(Units::count).sum()));
    }
}
