package io.schedulebuilder.planning;

import io.schedulebuilder.domain.PlanScore;
import io.schedulebuilder.domain.PlanningConstraint;
import java.util.List;

/**
 * What one constraint counts, twice: match by match in a week that stands still, and as a number that is kept up while
 * messages move. Tests hold the two equal.
 */
abstract class WeekConstraint {
    private final PlanningConstraint constraint;

    WeekConstraint(PlanningConstraint constraint) {
        this.constraint = constraint;
    }

    /** Which constraint it is: its name, level and unit. */
    final PlanningConstraint constraint() {
        return constraint;
    }

    /** Every match in a week, in order of time, whatever the constraint weighs. */
    abstract List<Units> units(TimeLine line, WeekTerms terms);

    /**
     * One match.
     *
     * @param count in the unit of the constraint
     * @param sends that make the match and bear it evenly, in order of time; empty: the whole week makes it
     */
    record Units(long count, List<? extends Send> sends) {
        /** One unit. */
        static Units one(Send send) {
            return new Units(1, List.of(send));
        }
    }

    /** The matches that count: none if the weight is 0. */
    final List<Units> counted(TimeLine line, WeekTerms terms) {
        return terms.weight(constraint) == 0 ? List.of() : units(line, terms);
    }

    /** The constraint's part of a week's score. */
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
